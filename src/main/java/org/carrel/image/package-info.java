/**
 * Encoded images in, other encoded images out, at a bounded price; imagor's language for what is
 * done to them, its signatures, and a cache of what was made.
 *
 * <p>Knows no book, no account and no HTTP: only failure, config, the JDK and libraries. Every
 * image is hostile until its header has been read: size, frames and colour profile are checked
 * before a pixel is decoded, and only so many pixels are in memory at once.
 *
 * @see <a href="https://github.com/cshum/imagor">imagor</a>
 * @see <a href="https://github.com/haraldk/TwelveMonkeys">TwelveMonkeys ImageIO</a>
 */
@NullMarked
package org.carrel.image;

import org.jspecify.annotations.NullMarked;
