package org.carrel.collecting;

import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Names and words that people give what they make. */
final class Wording {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TEXT = 10_000;

  private Wording() {}

  /**
   * Without blanks around it.
   *
   * @throws Failure INVALID unless it has 1 to 255 characters, none of them a control character
   */
  static String name(String name) {
    String shown = name.strip();
    boolean usable = !shown.isEmpty() && shown.length() <= LONGEST_NAME;
    if (!usable || shown.chars().anyMatch(Character::isISOControl)) {
      throw Failure.invalid("A name has 1 to 255 characters.");
    }
    return shown;
  }

  /**
   * @throws Failure INVALID beyond 10,000 characters
   */
  static @Nullable String text(@Nullable String text) {
    if (text != null && (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0)) {
      throw Failure.invalid("A description has at most 10,000 characters.");
    }
    return text;
  }
}
