package org.carrel.protocol.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import org.carrel.config.Settings;
import org.carrel.grant.Issuer;
import org.carrel.http.JsonText;
import org.carrel.http.Links;

/**
 * What there is and where, under both of its names. The issuer is fixed; addresses are as whoever
 * asks writes them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8414">RFC 8414</a>
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect
 *     Discovery</a>
 */
@WebServlet(urlPatterns = {Endpoints.OPENID_CONFIGURATION, Endpoints.AUTHORIZATION_SERVER})
public final class MetadataServlet extends DocumentServlet {
  private static final long serialVersionUID = 1L;

  /** Anybody may make up a Host header. */
  private static final long MOST_BASES = 100;

  private final transient Issuer issuer;
  private final transient Settings.Grants settings;
  private final transient Cache<String, byte[]> rendered =
      Caffeine.newBuilder().maximumSize(MOST_BASES).build();

  @Inject
  MetadataServlet(Issuer issuer, Settings settings) {
    this.issuer = issuer;
    this.settings = settings.grants();
  }

  @Override
  byte[] document(HttpServletRequest request) {
    String base = Links.of(request).base();
    byte[] known = rendered.getIfPresent(base);
    if (known == null) {
      known = JsonText.of(Metadata.of(issuer.url(), base, settings.dynamic())).getBytes(UTF_8);
      rendered.put(base, known);
    }
    return known;
  }
}
