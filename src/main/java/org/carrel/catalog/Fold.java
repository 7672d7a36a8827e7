package org.carrel.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names that people take for the same one equal. */
final class Fold {
  private static final int KEY_LENGTH = 255;
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Fold() {}

  /** What a name is unique by: case, width and blanks do not count, accents do. */
  static String key(String name) {
    String folded = lower(Normalizer.normalize(name, Normalizer.Form.NFKC));
    return cut(BLANKS.matcher(folded).replaceAll(" ").strip(), KEY_LENGTH);
  }

  /** For finding: accents do not count either. */
  static String plain(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return lower(Normalizer.normalize(MARKS.matcher(apart).replaceAll(""), Normalizer.Form.NFC));
  }

  /** By way of upper case, so that {@code ß}, its capital and {@code ss} meet. */
  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
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
