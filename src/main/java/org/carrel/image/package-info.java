/**
 * Encoded images in, smaller encoded images out, at a bounded price.
 *
 * <p>Knows no book, no account and no HTTP: only failure, the JDK and libraries. Every image is
 * hostile until its header has been read: its size is checked before a pixel is decoded, and only a
 * few are decoded at once.
 *
 * @see <a href="https://github.com/haraldk/TwelveMonkeys">TwelveMonkeys ImageIO</a>
 */
@NullMarked
package org.carrel.image;

import org.jspecify.annotations.NullMarked;
