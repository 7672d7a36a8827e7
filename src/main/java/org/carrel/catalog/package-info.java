/**
 * The books: libraries over folders, the scan that reads them, and every list a reader can ask for.
 *
 * <p>What a caller may see arrives as {@link org.carrel.access.Visibility} and becomes one
 * predicate that every query carries. Lists are read straight into records, in keyset order, so
 * that a page costs the same at any depth of any library. It knows no wire language: no servlet, no
 * JSON.
 */
@NullMarked
package org.carrel.catalog;

import org.jspecify.annotations.NullMarked;
