package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Headers that may stand in a request once only. */
final class HeaderValue {
  private HeaderValue() {}

  /**
   * @throws Failure INVALID if the header stands there twice with differing values
   */
  static @Nullable String single(HttpServletRequest request, String name) {
    String first = request.getHeader(name);
    if (first == null) {
      return null;
    }
    Enumeration<String> all = request.getHeaders(name);
    while (all.hasMoreElements()) {
      if (!first.equals(all.nextElement())) {
        throw Failure.invalid("The header " + name + " is given twice.");
      }
    }
    return first;
  }

  /**
   * What follows the scheme in the Authorization header; empty if it is absent or of another
   * scheme. Scheme names know no case.
   *
   * @throws Failure INVALID if nothing follows
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-11.4">RFC 9110, section 11.4</a>
   */
  static Optional<String> authorization(HttpServletRequest request, String scheme) {
    String header = single(request, "Authorization");
    if (header == null || !header.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return Optional.empty();
    }
    if (header.length() > scheme.length() && header.charAt(scheme.length()) != ' ') {
      return Optional.empty();
    }
    String rest = header.substring(scheme.length()).strip();
    if (rest.isEmpty()) {
      throw Failure.invalid("The Authorization header holds no credential.");
    }
    return Optional.of(rest);
  }
}
