package org.carrel.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.identity.Credential;
import org.carrel.identity.SessionCookie;
import org.jspecify.annotations.Nullable;

/**
 * The session cookie. Over https only the {@code __Host-} one counts, which no other host or plain
 * connection can plant.
 */
final class CookieReader implements CredentialReader {
  @Override
  public Optional<Credential> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    String name = SessionCookies.name(request);
    String found = null;
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(name)) {
        found = same(found, cookie.getValue());
      }
    }
    return found == null || found.isEmpty()
        ? Optional.empty()
        : Optional.of(new SessionCookie(found));
  }

  private static String same(@Nullable String found, String value) {
    if (found != null && !found.equals(value)) {
      throw Failure.invalid("Two session cookies are given.");
    }
    return value;
  }
}
