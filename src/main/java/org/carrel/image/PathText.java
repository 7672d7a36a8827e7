package org.carrel.image;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Text within a path.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.3">RFC 3986, section 3.3</a>
 */
final class PathText {
  private static final String UNRESERVED = "-._~/";
  private static final String MARKS = ":(),=!$'*@";

  private PathText() {}

  static boolean isPlain(String text) {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
  }

  /** Everything but letters, digits and a few marks. */
  static String escapeAll(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What may not stand in a path, and the plus, which imagor takes for a blank. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              boolean stays = isLetterOrDigit(c) || (UNRESERVED + MARKS).indexOf(c) >= 0;
              escaped.append(stays ? one : escapeAll(one));
            });
    return escaped.toString();
  }

  private static boolean isLetterOrDigit(int c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
  }
}
