package org.carrel.image;

import java.awt.Color;
import java.util.List;
import java.util.Optional;

/** What stands between a filter's parentheses. What makes no sense counts as missing. */
record Arguments(List<String> all) {

  static Arguments of(Filter filter) {
    return new Arguments(filter.arguments());
  }

  int count() {
    return all.size();
  }

  String text(int index) {
    return index < all.size() ? all.get(index) : "";
  }

  double number(int index, double otherwise) {
    try {
      double number = Double.parseDouble(text(index));
      return Double.isFinite(number) ? number : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The number, or the nearest one within the bounds. */
  double number(int index, double otherwise, double from, double to) {
    return Math.max(from, Math.min(to, number(index, otherwise)));
  }

  int whole(int index, int otherwise) {
    return (int) Math.max(-1e9, Math.min(1e9, Math.round(number(index, otherwise))));
  }

  Optional<Color> colour(int index) {
    return Colours.parse(text(index));
  }
}
