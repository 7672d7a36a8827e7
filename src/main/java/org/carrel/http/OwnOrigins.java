package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The origins of Carrel's own pages, for one request: the one it was sent to, the configured one,
 * and the one set while the server runs if it names the same host. A stored URL alone makes no
 * other site ours.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-7">RFC 6454, section 7</a>
 */
record OwnOrigins(String sentTo, Set<String> all) {
  private static final String ATTRIBUTE = "org.carrel.http.own-origins";

  OwnOrigins {
    all = Set.copyOf(all);
  }

  static OwnOrigins sentTo(String scheme, String host) {
    String origin = scheme + "://" + host.toLowerCase(Locale.ROOT);
    return new OwnOrigins(origin, Set.of(origin));
  }

  OwnOrigins and(Optional<String> url) {
    Set<String> more = new LinkedHashSet<>(all);
    url.map(OwnOrigins::origin).ifPresent(more::add);
    return new OwnOrigins(sentTo, more);
  }

  /** Scheme and port may differ: proxies that nobody named end TLS, or pass no port on. */
  OwnOrigins andIfSameHost(Optional<String> url) {
    return and(url.filter(one -> host(one).equals(host(sentTo))));
  }

  void keep(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Whether a page of this origin is ours; before the door has settled it, none is. */
  static boolean hold(HttpServletRequest request, String origin) {
    return request.getAttribute(ATTRIBUTE) instanceof OwnOrigins own && own.all.contains(origin);
  }

  private static String origin(String url) {
    return new Links(url, null).origin().toLowerCase(Locale.ROOT);
  }

  private static String host(String url) {
    String origin = origin(url);
    String authority = origin.substring(origin.indexOf("://") + "://".length());
    int port = authority.lastIndexOf(':');
    return port > authority.lastIndexOf(']') ? authority.substring(0, port) : authority;
  }
}
