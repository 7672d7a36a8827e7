package org.carrel.image;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where something is put along one side of a picture. */
record Placement(String text) {
  private static final String REPEAT = "repeat";

  private static final Pattern BEYOND =
      Pattern.compile("(l|left|t|top|r|right|b|bottom)-(\\d{1,6})");

  /**
   * From the start in pixels; from the end if negative; in hundredths with a {@code p} behind;
   * beyond one end by so many pixels ({@code left-20}).
   */
  int start(int full, int part) {
    Matcher beyond = BEYOND.matcher(text);
    if (beyond.matches()) {
      int pixels = Integer.parseInt(beyond.group(2));
      return "lt".indexOf(text.charAt(0)) >= 0 ? -pixels : full - part + pixels;
    }
    return switch (text) {
      case "center", "middle" -> (full - part) / 2;
      case "right", "bottom" -> full - part;
      case "left", "top", REPEAT, "" -> 0;
      default -> pixels(full, part);
    };
  }

  /** How often it stands side by side from there on. */
  int times(int full, int part) {
    return text.equals(REPEAT) ? full / part + 1 : 1;
  }

  private int pixels(int full, int part) {
    boolean share = text.endsWith("p");
    String digits = share ? text.substring(0, text.length() - 1) : text;
    double number = new Arguments(List.of(digits)).number(0, 0, -1e6, 1e6);
    double offset = share ? number * full / 100 : Math.abs(number) < 1 ? number * full : number;
    boolean fromEnd = offset < 0 || digits.startsWith("-");
    return (int) Math.round(fromEnd ? full - part + offset : offset);
  }
}
