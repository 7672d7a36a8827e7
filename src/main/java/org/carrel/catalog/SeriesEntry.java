package org.carrel.catalog;

import java.time.Instant;
import java.util.UUID;

/**
 * A series with at least one book the caller may see.
 *
 * @param books how many of its books the caller may see
 * @param created when its first book joined it
 * @param updated when a book last joined it
 */
public record SeriesEntry(
    UUID id, UUID libraryId, String name, long books, Instant created, Instant updated) {}
