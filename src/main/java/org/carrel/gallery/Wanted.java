package org.carrel.gallery;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.image.Dimensions;

/**
 * Members of an object that an editor wrote. What is missing or makes no sense is false, 0 or
 * empty.
 */
record Wanted(Map<?, ?> members) {
  private static final double MOST = 1e6;

  static Wanted of(Object value) {
    return new Wanted(value instanceof Map<?, ?> map ? map : Map.of());
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /** At least 0. */
  double number(String name) {
    return Math.max(0, signed(name));
  }

  double signed(String name) {
    return members.get(name) instanceof Number number && Double.isFinite(number.doubleValue())
        ? Math.max(-MOST, Math.min(MOST, number.doubleValue()))
        : 0;
  }

  int whole(String name) {
    return (int) Math.round(number(name));
  }

  /** Letters and hyphens alone. */
  String word(String name) {
    return text(name).filter(word -> word.matches("[a-z-]{1,20}")).orElse("");
  }

  Optional<String> text(String name) {
    return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /**
   * Text or a number as a filter's argument, which ends neither the filter nor the list of them.
   */
  String argument(String name) {
    Object value = members.get(name);
    return value instanceof Number number
        ? plain(number.doubleValue())
        : text(name).map(text -> text.replaceAll("[()/:,]", "")).orElse("");
  }

  /** With at most two digits behind the point. */
  static String plain(double number) {
    double bounded = Double.isFinite(number) ? Math.max(-MOST, Math.min(MOST, number)) : 0;
    BigDecimal rounded = BigDecimal.valueOf(Math.round(bounded * 100), 2).stripTrailingZeros();
    return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
  }

  Wanted inner(String name) {
    return of(members.get(name) == null ? Map.of() : members.get(name));
  }

  List<Wanted> list(String name) {
    return members.get(name) instanceof List<?> list
        ? list.stream().map(one -> of(one == null ? Map.of() : one)).toList()
        : List.of();
  }

  Optional<Dimensions> dimensions(String name) {
    Wanted size = inner(name);
    return size.whole("width") > 0 && size.whole("height") > 0
        ? Optional.of(new Dimensions(size.whole("width"), size.whole("height")))
        : Optional.empty();
  }
}
