package org.carrel.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a file, both ends included.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14">RFC 9110, section 14</a>
 */
record ByteRange(long first, long last) {
  /** More stretches than any reader asks for; beyond it the header is an attack and is ignored. */
  private static final int MOST = 16;

  private static final String UNIT = "bytes=";

  long length() {
    return last - first + 1;
  }

  String contentRange(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }

  /**
   * Reads a Range header. Empty optional: ignore the header and send all, because the unit is
   * unknown or the syntax is wrong. Empty list: nothing of it lies within the file (416).
   */
  static Optional<List<ByteRange>> parse(String header, long size) {
    if (!header.startsWith(UNIT)) {
      return Optional.empty();
    }
    String[] specs = header.substring(UNIT.length()).split(",", -1);
    if (specs.length > MOST) {
      return Optional.empty();
    }
    List<ByteRange> ranges = new ArrayList<>();
    for (String spec : specs) {
      int dash = spec.indexOf('-');
      if (dash < 0 || !isNumberOrEmpty(spec.strip().replaceFirst("-", ""))) {
        return Optional.empty();
      }
      String from = spec.substring(0, dash).strip();
      String to = spec.substring(dash + 1).strip();
      if (from.isEmpty() && to.isEmpty() || isBackwards(from, to)) {
        return Optional.empty();
      }
      resolve(from, to, size).ifPresent(ranges::add);
    }
    boolean moreThanTheFile = ranges.stream().mapToLong(ByteRange::length).sum() > size;
    return moreThanTheFile ? Optional.empty() : Optional.of(ranges);
  }

  private static boolean isNumberOrEmpty(String text) {
    return text.length() <= 36 && text.chars().allMatch(c -> c >= '0' && c <= '9' || c == ' ');
  }

  private static boolean isBackwards(String from, String to) {
    return !from.isEmpty() && !to.isEmpty() && number(from) > number(to);
  }

  private static Optional<ByteRange> resolve(String from, String to, long size) {
    long first = from.isEmpty() ? Math.max(0, size - number(to)) : number(from);
    long last = from.isEmpty() || to.isEmpty() ? size - 1 : Math.min(number(to), size - 1);
    return first > last ? Optional.empty() : Optional.of(new ByteRange(first, last));
  }

  /** Numbers beyond a long are as good as its end. */
  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
