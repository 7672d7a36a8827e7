package org.carrel.http;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What every answer says to browsers. An answer that is no page may run nothing and be kept by
 * nobody, unless its dialect sets another Cache-Control.
 */
final class SecurityHeaders {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  private static final String OWN_FILES =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void set(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", NOTHING);
    response.setHeader("Cache-Control", "no-store");
  }

  /** For our own pages and their scripts, which a browser may keep but asks about each time. */
  static void setForFiles(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", OWN_FILES);
    response.setHeader("Cache-Control", "no-cache");
  }
}
