/** Tests of the catalogue, and rows of made-up books for whoever measures it. */
@NullMarked
package org.carrel.catalog;

import org.jspecify.annotations.NullMarked;
