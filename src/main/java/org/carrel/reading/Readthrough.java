package org.carrel.reading;

import java.time.Instant;
import java.util.UUID;

/**
 * A reading of a book that came to an end.
 *
 * @param number from 1, for each book
 * @param abandoned whether it ended before the book did
 * @param elapsedSeconds as far as apps told
 */
public record Readthrough(
    UUID book,
    int number,
    boolean abandoned,
    int elapsedSeconds,
    Instant startedAt,
    Instant completedAt) {}
