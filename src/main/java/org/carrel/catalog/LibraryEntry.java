package org.carrel.catalog;

import java.time.Instant;
import java.util.UUID;

/**
 * A library the caller may see.
 *
 * @param open whether guests and self-registered accounts see it
 * @param books how many of its books the caller may see
 */
public record LibraryEntry(UUID id, String name, boolean open, long books, Instant created) {}
