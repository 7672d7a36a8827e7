package org.carrel.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Turns the text of a key, or of the first of its aliases that is set, into a value, and notes what
 * it found.
 */
final class SettingReader {
  private final Function<String, Optional<String>> lookup;
  private final Map<String, Setting> known = new TreeMap<>();

  SettingReader(Function<String, Optional<String>> lookup) {
    this.lookup = lookup;
  }

  /** All keys that were read, by name. */
  List<Setting> known() {
    return List.copyOf(known.values());
  }

  private record Found(String name, String text) {}

  private Optional<Found> find(String... names) {
    return Stream.of(names)
        .flatMap(name -> lookup.apply(name).stream().map(text -> new Found(name, text.strip())))
        .filter(found -> !found.text().isEmpty())
        .findFirst();
  }

  private Optional<String> text(Optional<String> otherwise, String... names) {
    Optional<Found> found = find(names);
    Optional<String> text = found.map(Found::text);
    note(otherwise, found.map(Found::name), text, false, names);
    return text;
  }

  private void note(
      Optional<String> otherwise,
      Optional<String> name,
      Optional<String> shown,
      boolean secret,
      String... names) {
    List<String> aliases = List.of(names).subList(1, names.length);
    known.put(names[0], new Setting(names[0], aliases, otherwise, name, shown, secret));
  }

  Optional<String> text(String... names) {
    return text(Optional.empty(), names);
  }

  String textOr(String otherwise, String... names) {
    return text(Optional.of(otherwise), names).orElse(otherwise);
  }

  /** One that nobody is shown. */
  Optional<String> secret(String... names) {
    Optional<Found> found = find(names);
    note(Optional.empty(), found.map(Found::name), Optional.empty(), true, names);
    return found.map(Found::text);
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
    return text(Optional.of(otherwise ? "on" : "off"), names)
        .map(text -> flag(names[0], text))
        .orElse(otherwise);
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
    return text(Optional.of(Integer.toString(otherwise)), names)
        .map(text -> number(names[0], text, from, to))
        .orElse(otherwise);
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
    return chosen(otherwise, names).orElse(otherwise);
  }

  /**
   * The same where it matters whether one is set.
   *
   * @param usual what holds if none is set anywhere
   */
  <E extends Enum<E>> Optional<E> chosen(E usual, String... names) {
    return text(Optional.of(usual.name().toLowerCase(Locale.ROOT)), names)
        .map(text -> constant(usual, names[0], text));
  }

  private static <E extends Enum<E>> E constant(E usual, String name, String text) {
    E[] known = usual.getDeclaringClass().getEnumConstants();
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
    return text(Optional.of(otherwise.toHours() + "h"), names)
        .map(text -> duration(names[0], text))
        .orElse(otherwise);
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
