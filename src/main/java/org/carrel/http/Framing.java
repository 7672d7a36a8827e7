package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Enumeration;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose end, or whose host, two parsers could see differently, and closes their
 * connection: what follows on it may have been smuggled past a proxy. Some listeners let these
 * pass.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, sections 3.2 and
 *     6.3</a>
 */
final class Framing {
  private static final String LENGTH = "Content-Length";
  private static final String ENCODING = "Transfer-Encoding";

  private Framing() {}

  /**
   * @throws Failure INVALID
   */
  static void check(HttpServletRequest request, HttpServletResponse response) {
    String encoding = request.getHeader(ENCODING);
    if (encoding != null && request.getHeader("Upgrade") != null) {
      // Payara's listener would hand the chunks on as they came, with their lengths between them.
      response.setHeader("Connection", "close");
      throw Failure.invalid("A body beside an offer to upgrade needs a Content-Length.");
    }
    if (encoding != null) {
      // Payara hides a length that stood beside it, so section 6.1 asks to serve nothing after it.
      response.setHeader("Connection", "close");
    }
    boolean unclear =
        isDoubled(request, LENGTH)
            || isDoubled(request, "Host")
            || isDoubled(request, ENCODING)
            || encoding != null && request.getHeader(LENGTH) != null
            || isUnknown(encoding);
    if (unclear) {
      response.setHeader("Connection", "close");
      throw Failure.invalid("The headers of the request contradict each other.");
    }
  }

  private static boolean isUnknown(@Nullable String encoding) {
    return encoding != null && !encoding.equalsIgnoreCase("chunked");
  }

  private static boolean isDoubled(HttpServletRequest request, String header) {
    Enumeration<String> values = request.getHeaders(header);
    if (!values.hasMoreElements()) {
      return false;
    }
    return values.nextElement().indexOf(',') >= 0 || values.hasMoreElements();
  }
}
