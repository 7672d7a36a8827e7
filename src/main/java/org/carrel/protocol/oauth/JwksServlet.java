package org.carrel.protocol.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.carrel.grant.GrantKeys;

/**
 * What everybody may verify our tokens with. The keys are asked for each time and rendered only
 * when they have changed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517, section 5</a>
 */
@WebServlet(urlPatterns = {Endpoints.JWKS, Endpoints.WELL_KNOWN_JWKS})
public final class JwksServlet extends DocumentServlet {
  private static final long serialVersionUID = 1L;

  private final transient GrantKeys keys;
  private transient volatile Rendered rendered = new Rendered(List.of(), new byte[0]);

  @Inject
  JwksServlet(GrantKeys keys) {
    this.keys = keys;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Rendered(List<String> ids, byte[] bytes) {}

  @Override
  byte[] document(HttpServletRequest request) {
    List<String> ids = keys.publishedIds();
    Rendered last = rendered;
    if (!last.ids().equals(ids)) {
      last = new Rendered(ids, new JWKSet(keys.published()).toString().getBytes(UTF_8));
      rendered = last;
    }
    return last.bytes();
  }
}
