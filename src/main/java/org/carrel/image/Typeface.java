package org.carrel.image;

import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Letters by their kind and size, as {@code sans bold 20}, or with hyphens for the blanks.
 *
 * @param style as {@link Font} counts it
 * @param size in pixels
 */
record Typeface(String family, int style, int size) {
  static final int STANDARD_SIZE = 20;
  static final int LARGEST = 2_000;

  private static final int POINTS_AN_INCH = 72;

  /**
   * @param dpi pixels an inch; the size in the text counts 72 of them
   */
  static Typeface read(String text, double dpi) {
    List<String> words = new ArrayList<>(Arrays.asList(text.strip().split("[ -]+")));
    double points = STANDARD_SIZE;
    String last = words.get(words.size() - 1);
    if (last.matches("\\d{1,5}(\\.\\d{1,5})?")) {
      points = Double.parseDouble(last);
      words.remove(words.size() - 1);
    }
    int style = Font.PLAIN;
    for (String word : words) {
      style |= style(word.toLowerCase(Locale.ROOT));
    }
    double pixels = Math.max(1, Math.min(LARGEST, points * dpi / POINTS_AN_INCH));
    return new Typeface(String.join(" ", words), style, (int) Math.round(pixels));
  }

  private static int style(String word) {
    return switch (word) {
      case "bold", "semibold", "heavy", "black" -> Font.BOLD;
      case "italic", "oblique" -> Font.ITALIC;
      default -> Font.PLAIN;
    };
  }

  /** The JDK's own names stand for whatever fonts there are, those of other scripts included. */
  Font font() {
    String lower = family.toLowerCase(Locale.ROOT);
    boolean serif = lower.contains("serif") && !lower.contains("sans");
    String known =
        lower.contains("mono") || lower.contains("courier")
            ? Font.MONOSPACED
            : serif || lower.contains("times") ? Font.SERIF : Font.SANS_SERIF;
    return new Font(known, style, size);
  }
}
