package org.carrel.catalog;

import java.util.UUID;

/**
 * An author with at least one book the caller may see.
 *
 * @param books how many of them the caller may see
 */
public record AuthorEntry(UUID id, String name, long books) {}
