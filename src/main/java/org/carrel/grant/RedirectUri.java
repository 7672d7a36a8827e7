package org.carrel.grant;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a browser may be sent with a code. Compared as a whole, character by character; only the
 * port of a native client's loopback address is free.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-2.1">RFC 9700, section 2.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.3">RFC 8252, section 7.3</a>
 */
final class RedirectUri {
  private static final int LONGEST = 2000;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

  /** What a browser would run, read or mistake for its own. */
  private static final Set<String> NO_TARGETS =
      Set.of("javascript", "data", "vbscript", "file", "blob", "about", "view-source");

  private RedirectUri() {}

  /**
   * @throws GrantRefusal INVALID_REDIRECT_URI for what no client may register
   */
  static void check(String text) {
    URI uri = parse(text);
    String scheme = uri.getScheme();
    if (scheme == null || NO_TARGETS.contains(scheme.toLowerCase(Locale.ROOT))) {
      throw refused("A redirect address is absolute, and not of a scheme that browsers run.");
    }
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (web && (uri.getHost() == null || uri.getRawUserInfo() != null)) {
      throw refused("A redirect address has a host and no user.");
    }
    if (!web && scheme.indexOf('.') < 0) {
      throw refused("A scheme of one's own is a reversed domain name (RFC 8252, 7.1).");
    }
    if (text.indexOf('#') >= 0 || text.indexOf('*') >= 0 || hasDotSegments(uri)) {
      throw refused("A redirect address has no fragment, no wildcard and no dot segments.");
    }
  }

  private static boolean hasDotSegments(URI uri) {
    String path = uri.getRawPath();
    return path != null && !uri.normalize().getRawPath().equals(path);
  }

  private static URI parse(String text) {
    try {
      if (text.length() <= LONGEST && text.chars().allMatch(c -> c < 128)) {
        return new URI(text);
      }
    } catch (URISyntaxException e) {
      // said below, as for all that is no address
    }
    throw refused("This is no address: it has at most 2000 characters, all of them allowed.");
  }

  private static GrantRefusal refused(String why) {
    return new GrantRefusal(GrantError.INVALID_REDIRECT_URI, why);
  }

  static boolean matches(String registered, String asked) {
    return registered.equals(asked) || isSameLoopback(registered, asked);
  }

  private static boolean isSameLoopback(String registered, String asked) {
    String fixed = withoutPort(registered);
    return !fixed.isEmpty() && fixed.equals(withoutPort(asked));
  }

  /** Empty for all but {@code http} on a loopback address, which browsers reach on no wire. */
  private static String withoutPort(String text) {
    try {
      URI uri = new URI(text);
      boolean loopback =
          "http".equals(uri.getScheme())
              && uri.getHost() != null
              && LOOPBACK.contains(uri.getHost())
              && uri.getRawUserInfo() == null;
      String port = ":" + uri.getPort();
      String start = "http://" + uri.getHost();
      if (!loopback || !text.startsWith(start)) {
        return "";
      }
      String rest = text.substring(start.length());
      return start + (uri.getPort() >= 0 && rest.startsWith(port) ? cut(rest, port) : rest);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static String cut(String rest, String port) {
    return rest.substring(port.length());
  }
}
