package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import org.carrel.identity.Origin;

/** Where the request under way comes from, for the audit log and the throttle. */
public final class CurrentOrigin {
  private CurrentOrigin() {}

  /** Of a request whose dialect is known, as behind the door. */
  public static Origin of(HttpServletRequest request) {
    String userAgent = request.getHeader("User-Agent");
    String dialect = Dialects.settled(request).map(c -> c.dialect().name()).orElse("http");
    return new Origin(request.getRemoteAddr(), userAgent == null ? "" : userAgent, dialect);
  }
}
