package org.carrel.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns the text of a key, or of the first of its aliases that is set, into a value. */
final class SettingReader {
  private final Function<String, Optional<String>> lookup;

  SettingReader(Function<String, Optional<String>> lookup) {
    this.lookup = lookup;
  }

  Optional<String> text(String... names) {
    return Stream.of(names)
        .map(lookup)
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .findFirst();
  }

  /** Parts between commas, without blanks around them. */
  List<String> list(String... names) {
    return text(names).stream()
        .flatMap(text -> Stream.of(text.split(",", -1)))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  boolean flag(boolean otherwise, String... names) {
    return flag(names).orElse(otherwise);
  }

  Optional<Boolean> flag(String... names) {
    return text(names).map(text -> flag(names[0], text));
  }

  private static boolean flag(String name, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "on", "yes", "1" -> true;
      case "false", "off", "no", "0" -> false;
      default -> throw unusable(name, "neither on nor off", text);
    };
  }

  int number(int otherwise, int from, int to, String... names) {
    return text(names).map(text -> number(names[0], text, from, to)).orElse(otherwise);
  }

  private static int number(String name, String text, int from, int to) {
    try {
      int number = Integer.parseInt(text);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the one message below says it for every unusable number
    }
    throw unusable(name, "not a number from " + from + " to " + to, text);
  }

  /** One of the constants, in any case. */
  <E extends Enum<E>> E choice(E otherwise, String... names) {
    return text(names).map(text -> constant(otherwise, names[0], text)).orElse(otherwise);
  }

  private static <E extends Enum<E>> E constant(E otherwise, String name, String text) {
    E[] known = otherwise.getDeclaringClass().getEnumConstants();
    return Stream.of(known)
        .filter(constant -> constant.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                unusable(name, "none of " + Arrays.toString(known).toLowerCase(Locale.ROOT), text));
  }

  /** A whole number of seconds, at least one. */
  Duration seconds(Duration otherwise, String... names) {
    return Duration.ofSeconds(
        number(Math.toIntExact(otherwise.toSeconds()), 1, Integer.MAX_VALUE, names));
  }

  /** Seconds, or hours, minutes and seconds as Go writes them: {@code 168h}, {@code 1h30m}. */
  Duration duration(Duration otherwise, String... names) {
    return text(names).map(text -> duration(names[0], text)).orElse(otherwise);
  }

  private static Duration duration(String name, String text) {
    boolean bare = text.chars().allMatch(Character::isDigit);
    try {
      Duration read = Duration.parse("PT" + text.toUpperCase(Locale.ROOT) + (bare ? "S" : ""));
      if (read.toSeconds() >= 1 && read.toSeconds() <= Integer.MAX_VALUE) {
        return read;
      }
    } catch (DateTimeParseException e) {
      // the one message below says it for every unusable duration
    }
    throw unusable(name, "not a duration such as 168h or 3600", text);
  }

  private static IllegalArgumentException unusable(String name, String why, String text) {
    return new IllegalArgumentException(name + " is " + why + ": " + text);
  }
}
