package org.carrel.image;

import java.util.List;

/**
 * How long something is along one side of a picture: in pixels, in hundredths with a {@code p}
 * behind, as a share below 1, or {@code f} for the whole side, less what stands behind it ({@code
 * f-20}).
 */
record Extent(String text) {

  /** 0 for what makes no sense. */
  int pixels(int full) {
    String less = text.replaceFirst("^f(ull)?(-|$)", "");
    if (less.length() < text.length()) {
      return Math.max(1, full - (int) number(less));
    }
    if (text.endsWith("p")) {
      return (int) Math.round(number(text.substring(0, text.length() - 1)) * full / 100);
    }
    double number = number(text);
    return (int) Math.round(number < 1 ? number * full : number);
  }

  private static double number(String digits) {
    return new Arguments(List.of(digits)).number(0, 0, 0, 1e6);
  }
}
