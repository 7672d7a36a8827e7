package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/**
 * The session cookie as it goes out: no script reads it, no other site's form posts with it, and
 * over https no other host can set it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265">RFC 6265</a>
 */
public final class SessionCookies {
  static final String PLAIN = "carrel_session";
  static final String HOST_BOUND = "__Host-carrel_session";

  private SessionCookies() {}

  static String name(HttpServletRequest request) {
    return request.isSecure() ? HOST_BOUND : PLAIN;
  }

  /**
   * Hands the session to the browser.
   *
   * @param id the session's secret, of cookie characters only
   */
  public static void issue(
      HttpServletRequest request, HttpServletResponse response, String id, Duration lifetime) {
    set(response, cookie(request, id, lifetime.toSeconds()));
  }

  /** Makes the browser forget the session. */
  public static void clear(HttpServletRequest request, HttpServletResponse response) {
    set(response, cookie(request, "", 0));
  }

  /** In place of what the door has set before: of two with one name a client may take either. */
  private static void set(HttpServletResponse response, String cookie) {
    response.setHeader("Set-Cookie", cookie);
  }

  private static String cookie(HttpServletRequest request, String value, long seconds) {
    String context = request.getServletContext().getContextPath();
    boolean secure = request.isSecure();
    String path = secure || context.isEmpty() ? "/" : context;
    return name(request)
        + "="
        + value
        + "; Path="
        + path
        + "; Max-Age="
        + seconds
        + (secure ? "; Secure" : "")
        + "; HttpOnly; SameSite=Lax";
  }
}
