package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The name of one request in our logs and in its answer; a caller's own is taken over if sane. */
public final class RequestId {
  private static final String ATTRIBUTE = "org.carrel.http.request-id";
  private static final String HEADER = "X-Request-Id";
  private static final int LONGEST = 64;

  private RequestId() {}

  static void settle(HttpServletRequest request, HttpServletResponse response) {
    String given = request.getHeader(HEADER);
    String id = isSane(given) ? given : fresh();
    request.setAttribute(ATTRIBUTE, id);
    response.setHeader(HEADER, id);
  }

  /** What the answer's {@code X-Request-Id} says, too. */
  public static String of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "-";
  }

  private static boolean isSane(@Nullable String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letterOrDigit && "-_.".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Unique enough to find a line in a log; it guards nothing. */
  private static String fresh() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong());
  }
}
