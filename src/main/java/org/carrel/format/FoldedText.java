package org.carrel.format;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A text in which case and accents do not count, that still knows where each of its characters
 * comes from.
 */
final class FoldedText {
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
  private static final int ASCII = 128;

  /** Longer ones stand for whole phrases, and would make a small chapter large. */
  private static final int LONGEST_PARTS = 4;

  private final StringBuilder folded = new StringBuilder();
  private int[] origins = new int[64];

  FoldedText(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      add(text.codePointAt(at), at);
    }
    note(text.length());
  }

  private void add(int point, int at) {
    String plain = fold(point);
    for (int i = 0; i < plain.length(); i++) {
      note(at);
      folded.append(plain.charAt(i));
    }
  }

  private void note(int origin) {
    if (folded.length() == origins.length) {
      origins = Arrays.copyOf(origins, 2 * origins.length);
    }
    origins[folded.length()] = origin;
  }

  /**
   * By way of upper case, so that {@code ß} and {@code ss} meet; soft hyphens and their like are
   * nothing.
   */
  private static String fold(int point) {
    if (point < ASCII) {
      return String.valueOf((char) Character.toLowerCase(point));
    }
    if (Character.getType(point) == Character.FORMAT) {
      return "";
    }
    String whole = Character.toString(point);
    String parts = Normalizer.normalize(whole, Normalizer.Form.NFKD);
    return MARKS
        .matcher(parts.length() > LONGEST_PARTS ? whole : parts)
        .replaceAll("")
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return folded.toString();
  }

  int indexOf(String words, int from) {
    return folded.indexOf(words, from);
  }

  /** Where the character at an index comes from; at the end, how long the text is. */
  int origin(int index) {
    return origins[index];
  }
}
