package org.carrel.grant;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code that people type: consonants only, so that it spells no word.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-6.1">RFC 8628, section 6.1</a>
 */
final class UserCode {
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int LENGTH = 8;

  private UserCode() {}

  static String random(SecureRandom random) {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.insert(LENGTH / 2, '-').toString();
  }

  /** As it was drawn, whatever case and punctuation it was typed with. */
  static String typed(String text) {
    String letters = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    return letters.length() == LENGTH
        ? letters.substring(0, LENGTH / 2) + "-" + letters.substring(LENGTH / 2)
        : "";
  }
}
