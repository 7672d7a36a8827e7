package org.carrel.image;

import java.util.List;

/** Where something is put along one side of a picture. */
record Placement(String text) {

  /** From the start in pixels; from the end if negative; in hundredths with a {@code p} behind. */
  int start(int full, int part) {
    return switch (text) {
      case "center", "middle" -> (full - part) / 2;
      case "right", "bottom" -> full - part;
      case "left", "top", "" -> 0;
      default -> pixels(full, part);
    };
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
