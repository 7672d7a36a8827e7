package org.carrel.format;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a book came out, as exactly as its file tells.
 *
 * @param text {@code 1984}, {@code 1984-06}, {@code 1984-06-01}, or the file's own words
 * @param date the first day the text can mean; null if it names no year
 */
public record PublicationDate(String text, @Nullable LocalDate date) {
  private static final Pattern ISO =
      Pattern.compile("(?:D:)?(\\d{4})(?:[-/.]?(\\d{1,2})(?:[-/.]?(\\d{1,2}))?)?(?:[T\\s\\d].*)?");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1\\d{3}|20\\d{2})(?!\\d)");

  /** What calibre writes for "unknown" is the year 101. */
  private static final int FIRST_YEAR = 102;

  /**
   * @return null if the text is blank or stands for an unknown date
   */
  public static @Nullable PublicationDate parse(@Nullable String raw) {
    String text = Text.line(raw, 64);
    if (text == null) {
      return null;
    }
    Matcher iso = ISO.matcher(text);
    return iso.matches() ? exact(iso, text) : worded(text);
  }

  static @Nullable PublicationDate of(
      @Nullable String year, @Nullable String month, @Nullable String day) {
    if (year == null) {
      return null;
    }
    String text = year.strip();
    text = month == null ? text : text + "-" + month.strip();
    return parse(month == null || day == null ? text : text + "-" + day.strip());
  }

  private static @Nullable PublicationDate exact(Matcher iso, String text) {
    int year = Integer.parseInt(iso.group(1));
    if (year < FIRST_YEAR) {
      return null;
    }
    int month = number(iso.group(2));
    int day = number(iso.group(3));
    if (month < 1 || month > 12) {
      return new PublicationDate(iso.group(1), LocalDate.of(year, 1, 1));
    }
    YearMonth known = YearMonth.of(year, month);
    return known.isValidDay(day)
        ? new PublicationDate(known.atDay(day).toString(), known.atDay(day))
        : new PublicationDate(known.toString(), known.atDay(1));
  }

  private static PublicationDate worded(String text) {
    Matcher year = YEAR.matcher(text);
    return new PublicationDate(
        text, year.find() ? LocalDate.of(Integer.parseInt(year.group(1)), 1, 1) : null);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
