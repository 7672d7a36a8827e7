package org.carrel.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A request that offers to upgrade the connection, as the JDK's client does with each first one.
 * Payara's listener does not look for the end of such a body, and whoever reads to its end waits
 * until the client is given up; so it ends where the headers say.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.8">RFC 9110, section 7.8</a>
 */
final class DeclaredBody extends HttpServletRequestWrapper {
  private @Nullable DeclaredInput input;

  private DeclaredBody(HttpServletRequest request) {
    super(request);
  }

  /** The same request if it offers nothing or says of no body. */
  static HttpServletRequest of(HttpServletRequest request) {
    boolean bounded = request.getHeader("Upgrade") != null && request.getContentLengthLong() > 0;
    return bounded ? new DeclaredBody(request) : request;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    DeclaredInput known = input;
    if (known == null) {
      known = new DeclaredInput(super.getInputStream(), getContentLengthLong());
      input = known;
    }
    return known;
  }
}
