package org.carrel.catalog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;

/**
 * When something is done again and again, as cron has it, in UTC: minute, hour, day of the month,
 * month and day of the week; or, with one second before them, the six fields that Stump writes; or
 * a name such as {@code @daily}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/crontab.5.html">crontab(5)</a>
 */
final class Cron {
  private static final int LONGEST = 100;
  private static final int MOST_DAYS = 366 * 8;
  private static final Map<String, String> NAMED =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");
  private static final List<String> MONTHS =
      List.of(
          "", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private final int second;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;
  private final boolean eitherDay;

  private Cron(int second, String[] fields) {
    this.second = second;
    minutes = set(fields[0], 0, 59, List.of());
    hours = set(fields[1], 0, 23, List.of());
    days = set(fields[2], 1, 31, List.of());
    months = set(fields[3], 1, 12, MONTHS);
    weekdays = set(fields[4], 0, 7, DAYS);
    weekdays.set(0, weekdays.get(0) || weekdays.get(7));
    eitherDay = !isAny(fields[2]) && !isAny(fields[4]);
  }

  /**
   * Reads it.
   *
   * @throws Failure INVALID if it is none, or never comes
   */
  static Cron parse(String text, Instant now) {
    String plain = NAMED.getOrDefault(text.strip(), text.strip());
    String[] fields = plain.split("\\s+", -1);
    if (text.length() > LONGEST || fields.length < 5 || fields.length > 6) {
      throw unusable();
    }
    Cron cron = fields.length == 5 ? new Cron(0, fields) : withSecond(fields);
    if (cron.next(now).isEmpty()) {
      throw Failure.invalid("The schedule names a day that never comes.");
    }
    return cron;
  }

  private static Cron withSecond(String[] fields) {
    String[] rest = Arrays.copyOfRange(fields, 1, 6);
    return new Cron(number(fields[0], 0, 59, List.of()), rest);
  }

  private static boolean isAny(String field) {
    return field.startsWith("*") || field.equals("?");
  }

  private static BitSet set(String field, int from, int to, List<String> names) {
    BitSet set = new BitSet(to + 1);
    for (String part : field.split(",", -1)) {
      String[] stepped = part.split("/", -1);
      if (stepped.length > 2) {
        throw unusable();
      }
      int step = stepped.length == 2 ? number(stepped[1], 1, to, List.of()) : 1;
      int[] range = range(stepped[0], from, to, names, stepped.length == 2);
      for (int i = range[0]; i <= range[1]; i += step) {
        set.set(i);
      }
    }
    return set;
  }

  private static int[] range(String text, int from, int to, List<String> names, boolean stepped) {
    if (isAny(text) && text.length() == 1) {
      return new int[] {from, to};
    }
    String[] ends = text.split("-", -1);
    int first = number(ends[0], from, to, names);
    int last = first;
    if (ends.length == 2) {
      last = number(ends[1], from, to, names);
    } else if (stepped) {
      last = to;
    }
    if (ends.length > 2 || last < first) {
      throw unusable();
    }
    return new int[] {first, last};
  }

  private static int number(String text, int from, int to, List<String> names) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    int number = named >= from ? named : text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
    if (number < from || number > to) {
      throw unusable();
    }
    return number;
  }

  private static Failure unusable() {
    return Failure.invalid(
        "The schedule is no cron expression such as 0 3 * * * (minute, hour, day, month, weekday).");
  }

  /** The first time after that one; empty if there is none in eight years. */
  Optional<Instant> next(Instant after) {
    ZonedDateTime start = after.atZone(ZoneOffset.UTC);
    ZonedDateTime day = start.truncatedTo(ChronoUnit.DAYS);
    for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
      if (isOn(day)) {
        Optional<Instant> time = within(day, after);
        if (time.isPresent()) {
          return time;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isOn(ZonedDateTime day) {
    boolean monthDay = days.get(day.getDayOfMonth());
    boolean weekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
    return months.get(day.getMonthValue())
        && (eitherDay ? monthDay || weekday : monthDay && weekday);
  }

  private Optional<Instant> within(ZonedDateTime day, Instant after) {
    for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
      for (int minute = minutes.nextSetBit(0);
          minute >= 0;
          minute = minutes.nextSetBit(minute + 1)) {
        Instant time = day.withHour(hour).withMinute(minute).withSecond(second).toInstant();
        if (time.isAfter(after)) {
          return Optional.of(time);
        }
      }
    }
    return Optional.empty();
  }
}
