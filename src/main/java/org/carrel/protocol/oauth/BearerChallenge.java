package org.carrel.protocol.oauth;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Why an access token does not open something.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, section 3</a>
 */
final class BearerChallenge {
  private static final String REALM = "carrel";

  /** Who shows nothing is told no error code. */
  static final BearerTokenError NO_TOKEN = BearerTokenError.MISSING_TOKEN.setRealm(REALM);

  static final BearerTokenError INVALID_TOKEN = BearerTokenError.INVALID_TOKEN.setRealm(REALM);

  static final BearerTokenError INSUFFICIENT_SCOPE =
      BearerTokenError.INSUFFICIENT_SCOPE.setRealm(REALM).setScope(new Scope("openid"));

  private BearerChallenge() {}

  static void send(BearerTokenError error, HttpServletResponse response) throws IOException {
    response.setHeader("WWW-Authenticate", error.toWWWAuthenticateHeader());
    JsonAnswer.send(response, error.getHTTPStatusCode(), error.toJSONObject());
  }
}
