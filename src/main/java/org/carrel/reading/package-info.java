/**
 * How far somebody has read: one position per account and book, the sessions that led there,
 * bookmarks, notes, and what KOReader's devices push, for books that are known here and others.
 *
 * <p>It asks {@code catalog} what is visible: what is hidden from a reader is as unknown. It knows
 * no wire language; a Readium locator is text to it.
 */
@NullMarked
package org.carrel.reading;

import org.jspecify.annotations.NullMarked;
