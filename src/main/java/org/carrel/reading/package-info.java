/**
 * How far somebody has read: one progress per account and book, bookmarks, KOReader's documents.
 *
 * <p>It asks {@code catalog} what is visible and knows no wire language.
 */
@NullMarked
package org.carrel.reading;

import org.jspecify.annotations.NullMarked;
