package org.carrel.reading;

import java.util.UUID;

/**
 * How much of a series an account has read, of the books that it sees.
 *
 * @param finished books that were read to their end at least once
 * @param underWay books that are being read
 */
public record SeriesReading(UUID series, int books, int finished, int underWay) {}
