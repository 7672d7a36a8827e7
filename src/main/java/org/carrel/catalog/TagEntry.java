package org.carrel.catalog;

/**
 * A tag that at least one book has that the caller may see.
 *
 * @param books how many of them the caller may see
 */
public record TagEntry(int id, String name, long books) {}
