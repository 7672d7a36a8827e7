/** Tests of the gallery. */
@NullMarked
package org.carrel.gallery;

import org.jspecify.annotations.NullMarked;
