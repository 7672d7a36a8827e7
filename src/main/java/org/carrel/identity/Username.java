package org.carrel.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carrel.failure.Failure;

/**
 * A name that an account may have: 1 to 64 characters, no blanks, controls or {@code :}. Its case
 * is kept, but two names that differ only in case or in Unicode form are one.
 *
 * @param key the name under NFKC and case folding
 */
public record Username(String text, String key) {
  private static final int MAX_LENGTH = 64;
  private static final int MAX_KEY_LENGTH = 255;

  /** Letters and marks that are blank or change nothing to see. */
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u2800\\u3164\\ufe00-\\ufe0f"
              + "\\uffa0\\x{e0100}-\\x{e01ef}]");

  /**
   * @throws Failure INVALID if no account may have this name
   */
  public static Username of(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > MAX_LENGTH || text.length() > MAX_LENGTH) {
      throw Failure.invalid("A user name has 1 to 64 characters.");
    }
    if (!text.codePoints().allMatch(Username::isAllowed) || UNSEEN.matcher(text).find()) {
      throw Failure.invalid("A user name has no blanks, colons or invisible characters.");
    }
    String key = key(text);
    if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
      throw Failure.invalid("This user name cannot be used.");
    }
    return new Username(text, key);
  }

  /** The key of a name as typed, which may be nonsense; nonsense is no account's key. */
  static String key(String typed) {
    String normal = Normalizer.normalize(start(typed), Normalizer.Form.NFKC);
    String folded = normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  /** No name is longer, so what follows cannot make a wrong one right, nor cost time. */
  private static String start(String typed) {
    return typed.length() <= MAX_KEY_LENGTH ? typed : typed.substring(0, MAX_KEY_LENGTH);
  }

  private static boolean isAllowed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> c != ':';
    };
  }
}
