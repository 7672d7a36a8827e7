package org.carrel.reading;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an account would go on in a book.
 *
 * @param readthrough which reading of the book this is, from 1
 * @param elapsedSeconds of this readthrough, as far as apps told
 * @param device the name of the device that told it, if it has one
 * @param startedAt when this readthrough began
 * @param finishedAt when the book was last read to its end, now or in an earlier readthrough
 */
public record ReadingPosition(
    UUID book,
    int readthrough,
    ReadingStatus status,
    Place place,
    int elapsedSeconds,
    @Nullable String device,
    @Nullable String deviceId,
    Instant startedAt,
    Instant updatedAt,
    @Nullable Instant finishedAt) {}
