package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
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
    if (uri.indexOf(';') >= 0) {
      throw malformed();
    }
    String plain = isPlain(uri) ? uri : PercentEncoding.decode(uri);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c < ' ' || c == 127 || c == '\\' || c == '/' && isDotSegment(plain, i + 1)) {
        throw malformed();
      }
    }
  }

  private static boolean isPlain(String uri) {
    for (int i = 0; i < uri.length(); i++) {
      if (uri.charAt(i) == '%' || uri.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDotSegment(String path, int from) {
    int end = from;
    while (end < path.length() && path.charAt(end) == '.') {
      end++;
    }
    int dots = end - from;
    return (dots == 1 || dots == 2) && (end == path.length() || path.charAt(end) == '/');
  }

  private static Failure malformed() {
    return Failure.invalid("The path cannot be read.");
  }
}
