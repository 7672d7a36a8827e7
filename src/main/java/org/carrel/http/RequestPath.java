package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.carrel.failure.Failure;

/** The path of a request below the context path. */
final class RequestPath {
  private RequestPath() {}

  /** Decoded, as routes are matched against it. */
  static String of(HttpServletRequest request) {
    String below = request.getPathInfo();
    return below == null ? request.getServletPath() : request.getServletPath() + below;
  }

  /** As it was sent, for dispatching. */
  static String raw(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  /**
   * Refuses what two parsers could read differently: broken escapes, bytes that are not UTF-8,
   * control characters, backslashes, path parameters and dot segments, escaped or not.
   *
   * @param uri the path as it was sent
   * @throws Failure INVALID
   */
  static void check(String uri) {
    boolean escaped = false;
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c <= ' ' || c == 127 || c == '\\' || c == ';') {
        throw malformed();
      }
      escaped |= c == '%' || c > 127;
    }
    String plain = escaped ? decoded(uri) : uri;
    if (plain.contains("/./") || plain.contains("/../") || endsInDots(plain)) {
      throw malformed();
    }
  }

  private static boolean endsInDots(String path) {
    return path.endsWith("/.") || path.endsWith("/..");
  }

  private static String decoded(String uri) {
    byte[] bytes = uri.getBytes(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      boolean escape = bytes[i] == '%';
      int value = escape ? escaped(bytes, i + 1) : bytes[i] & 0xff;
      if (value < ' ' || value == 127 || value == '\\') {
        throw malformed();
      }
      bytes[length++] = (byte) value;
      i += escape ? 2 : 0;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static int escaped(byte[] bytes, int at) {
    if (at + 1 >= bytes.length) {
      throw malformed();
    }
    int high = Character.digit(bytes[at], 16);
    int low = Character.digit(bytes[at + 1], 16);
    if (high < 0 || low < 0) {
      throw malformed();
    }
    return high * 16 + low;
  }

  private static Failure malformed() {
    return Failure.invalid("The path cannot be read.");
  }
}
