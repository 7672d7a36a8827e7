package org.carrel.http;

import java.nio.charset.StandardCharsets;
import org.carrel.failure.Failure;

/**
 * Percent-encoded UTF-8, strictly.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, section 2.1</a>
 */
final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * @param text one char for each byte where it is not ASCII, as servers hand out the request line
   * @throws Failure INVALID for a broken escape and for bytes that are not UTF-8
   */
  static String decode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        bytes[length++] = (byte) (digit(bytes, i + 1) * 16 + digit(bytes, i + 2));
        i += 2;
      } else {
        bytes[length++] = bytes[i];
      }
    }
    return Utf8.decode(bytes, 0, length);
  }

  private static int digit(byte[] bytes, int at) {
    int digit = at < bytes.length ? Character.digit(bytes[at], 16) : -1;
    if (digit < 0) {
      throw Failure.invalid("The request holds a broken escape.");
    }
    return digit;
  }
}
