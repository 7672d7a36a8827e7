package org.carrel.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an account read of a book in one go.
 *
 * @param date the reader's day, which begins when their {@link ReadingHabits} say
 * @param status READING, unless the readthrough ended with this session
 * @param elapsedSeconds as far as apps told
 */
public record ReadingSession(
    int id,
    UUID account,
    UUID book,
    LocalDate date,
    int readthrough,
    ReadingStatus status,
    Place start,
    Place end,
    int elapsedSeconds,
    List<String> deviceIds,
    Instant createdAt,
    Instant updatedAt) {
  public ReadingSession {
    deviceIds = List.copyOf(deviceIds);
  }
}
