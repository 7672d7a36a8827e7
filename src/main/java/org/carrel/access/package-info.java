/**
 * What a caller may do and see. Every room asks here; no door decides for itself.
 *
 * <p>It knows accounts, but no book: what is visible is a value that the catalogue turns into its
 * queries.
 */
@NullMarked
package org.carrel.access;

import org.jspecify.annotations.NullMarked;
