package org.carrel.format;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes strings out of files fit to be stored: composed, one line, no controls, bounded. */
final class Text {
  /** Controls, line ends, blanks of any width, and marks that turn the writing direction around. */
  private static final Pattern BLANKS =
      Pattern.compile("[\\p{Cntrl}\\p{Z}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]+");

  private Text() {}

  /**
   * @param max in characters
   * @return null if nothing is left
   */
  static @Nullable String line(@Nullable String raw, int max) {
    if (raw == null) {
      return null;
    }
    String head = cut(raw, 4 * max);
    String composed = Normalizer.normalize(head, Normalizer.Form.NFC);
    String line = BLANKS.matcher(composed).replaceAll(" ").strip();
    return line.isEmpty() ? null : cut(line, max).strip();
  }

  /** Never cuts a surrogate pair in two. */
  static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    return text.substring(0, end);
  }
}
