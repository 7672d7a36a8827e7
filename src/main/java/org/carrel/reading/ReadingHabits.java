package org.carrel.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.carrel.failure.Failure;

/**
 * What a reader wants to count as one session.
 *
 * @param dayBeginsAt the hour, in UTC, at which their day begins, from 0 to 23
 * @param grace how long a pause may be without ending a session
 */
public record ReadingHabits(int dayBeginsAt, Duration grace) {
  private static final Duration LONGEST = Duration.ofDays(1);

  public static final ReadingHabits USUAL = new ReadingHabits(0, Duration.ofMinutes(30));

  /**
   * @throws Failure INVALID
   */
  public ReadingHabits {
    if (dayBeginsAt < 0 || dayBeginsAt > 23) {
      throw Failure.invalid("A day begins at an hour from 0 to 23.");
    }
    if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
      throw Failure.invalid("The pause within a session is from nothing to a day.");
    }
  }

  LocalDate day(Instant time) {
    return LocalDate.ofInstant(time.minus(Duration.ofHours(dayBeginsAt)), ZoneOffset.UTC);
  }
}
