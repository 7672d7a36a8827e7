package org.carrel.http;

import static jakarta.servlet.http.HttpServletResponse.SC_FORBIDDEN;
import static jakarta.servlet.http.HttpServletResponse.SC_NO_CONTENT;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.carrel.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Lets scripts of other origins in: those of {@code carrel.cors.origins}, compared as a whole, with
 * cookies; everybody, without cookies, where a dialect says so.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
public final class CorsFilter extends DoorFilter {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String HEADERS =
      "Authorization, Content-Type, Accept, Accept-Language, If-Match, If-None-Match, Range,"
          + " X-API-Key, X-Request-Id";
  private static final String EXPOSED =
      "ETag, Link, Location, Retry-After, WWW-Authenticate, X-Request-Id, Content-Range,"
          + " Accept-Ranges, Content-Disposition";
  private static final String TEN_MINUTES = "600";

  private final Dialects dialects;
  private final Set<String> origins;

  @Inject
  CorsFilter(Dialects dialects, Settings settings) {
    this(dialects, settings.http().origins());
  }

  CorsFilter(Dialects dialects, Set<String> origins) {
    this.dialects = dialects;
    this.origins = origins;
  }

  @Override
  void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!origins.isEmpty()) {
      response.addHeader("Vary", "Origin");
    }
    String preflighted = preflighted(request);
    String origin = request.getHeader("Origin");
    boolean openToAll = isOpenToAll(preflighted, request);
    boolean listed = origin != null && origins.contains(origin);
    if (listed) {
      admit(origin, response);
    } else if (openToAll) {
      admitAll(response);
    }
    boolean asked = openToAll ? isOptions(request) : origin != null && preflighted != null;
    if (asked) {
      response.setStatus(listed || openToAll ? SC_NO_CONTENT : SC_FORBIDDEN);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** The method a browser asks about before it sends it; null if this is no such question. */
  private static @Nullable String preflighted(HttpServletRequest request) {
    return isOptions(request) ? request.getHeader("Access-Control-Request-Method") : null;
  }

  private static boolean isOptions(HttpServletRequest request) {
    return request.getMethod().equals("OPTIONS");
  }

  private boolean isOpenToAll(@Nullable String preflighted, HttpServletRequest request) {
    String method = preflighted == null ? request.getMethod() : preflighted;
    return dialects.claim(method, RequestPath.of(request)).is(Route.Trait.ANY_ORIGIN);
  }

  private static void admit(String origin, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.setHeader("Access-Control-Allow-Credentials", "true");
    say(METHODS, HEADERS, response);
  }

  /** The same to everybody, asked or not, so that a kept answer serves the next origin, too. */
  private static void admitAll(HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Origin", "*");
    say("*", "*, Authorization", response);
  }

  private static void say(String methods, String headers, HttpServletResponse response) {
    response.setHeader("Access-Control-Allow-Methods", methods);
    response.setHeader("Access-Control-Allow-Headers", headers);
    response.setHeader("Access-Control-Max-Age", TEN_MINUTES);
    response.setHeader("Access-Control-Expose-Headers", EXPOSED);
  }
}
