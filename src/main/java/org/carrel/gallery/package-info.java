/**
 * The pictures there are, who may see them, and the addresses that open them without signing in.
 *
 * <p>Rights are asked about when an address is made; the signature then opens exactly that picture,
 * until it is gone or the secret changes. What is done to pictures is the image room's matter; it
 * knows no wire language.
 *
 * @see <a href="https://github.com/cshum/imagor">imagor, whose addresses these are</a>
 */
@NullMarked
package org.carrel.gallery;

import org.jspecify.annotations.NullMarked;
