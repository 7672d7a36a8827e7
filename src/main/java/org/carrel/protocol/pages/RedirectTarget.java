package org.carrel.protocol.pages;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An address that a client may be answered at, as people and as browsers name the place. */
record RedirectTarget(URI uri) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+");

  static RedirectTarget of(String registered) {
    return new RedirectTarget(URI.create(registered));
  }

  /**
   * A source expression: the origin, or the scheme where the grammar has no word for the host.
   *
   * @see <a href="https://www.w3.org/TR/CSP3/#framework-directive-source-list">CSP 3, source
   *     lists</a>
   */
  String source() {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT) + ":";
    boolean named = isWeb() && HOST.matcher(uri.getHost()).matches();
    return named ? scheme + "//" + uri.getHost() + port() : scheme;
  }

  /** What a person knows the place by: its host, or the app's own scheme. */
  String place() {
    return isWeb() ? uri.getHost() + port() : uri.getScheme();
  }

  /** The key of the words that say what kind of place it is. */
  String kind() {
    if (!isWeb()) {
      return "target.app";
    }
    return LOOPBACK.contains(uri.getHost()) ? "target.loopback" : "target.host";
  }

  private boolean isWeb() {
    String scheme = uri.getScheme();
    return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
  }

  private String port() {
    return uri.getPort() < 0 ? "" : ":" + uri.getPort();
  }
}
