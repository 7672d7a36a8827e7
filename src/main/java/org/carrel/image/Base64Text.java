package org.carrel.image;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Text that would break an address, as {@code b64:} and unpadded base64url. */
public final class Base64Text {
  private static final String MARK = "b64:";
  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9_-]+");

  private Base64Text() {}

  /** Text that is not encoded so stays what it is. */
  static String decoded(String text) {
    if (!text.startsWith(MARK)) {
      return text;
    }
    String encoded = text.substring(MARK.length());
    if (!ENCODED.matcher(encoded).matches()) {
      return text;
    }
    try {
      return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return text;
    }
  }

  public static String encoded(String text) {
    return MARK
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
