package org.carrel.catalog;

/**
 * A publisher of at least one book that the caller may see.
 *
 * @param books how many of them the caller may see
 */
public record PublisherEntry(int id, String name, long books) {}
