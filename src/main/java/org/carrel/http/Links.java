package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Links into Carrel as the client has to write them: below the context path or {@code
 * carrel.public-url}, and with the API key in them if the request had it in its path. Without a
 * public URL the host is the one the client names: the Host header's or, on servers that follow RFC
 * 9112, section 3.2.2, an absolute request target's.
 *
 * @param base scheme, host and context path, without a slash at the end
 */
public record Links(String base, @Nullable KeyedLinks keyed) {
  static final String BASE = "org.carrel.http.base";
  static final String KEYED = "org.carrel.http.keyed-links";

  public static Links of(HttpServletRequest request) {
    return new Links(base(request), (KeyedLinks) request.getAttribute(KEYED));
  }

  /** Before the door has settled it, for a refusal, the server's own idea of itself has to do. */
  private static String base(HttpServletRequest request) {
    return request.getAttribute(BASE) instanceof String base
        ? base
        : request.getScheme()
            + "://"
            + request.getServerName()
            + ":"
            + request.getServerPort()
            + request.getContextPath();
  }

  /**
   * A link that begins at the host's root.
   *
   * @param path below the context path, beginning with a slash, escaped where needed; a query may
   *     follow
   */
  public String path(String path) {
    return prefix() + keyed(path);
  }

  /** The same with scheme and host. */
  public String absolute(String path) {
    return base + keyed(path);
  }

  private String keyed(String path) {
    return keyed == null ? path : keyed.with(path);
  }

  /** Whatever stands between the host and our paths. */
  private String prefix() {
    int slash = base.indexOf('/', base.indexOf("://") + "://".length());
    return slash < 0 ? "" : base.substring(slash);
  }

  /** Scheme and host: what a browser calls the origin. */
  public String origin() {
    return base.substring(0, base.length() - prefix().length());
  }

  @Override
  public String toString() {
    return "Links[" + base + "]";
  }
}
