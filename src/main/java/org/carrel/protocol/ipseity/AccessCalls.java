package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.http.CurrentOrigin;

/** Access tokens: given, checked, and the key that verifies them. */
@Singleton
final class AccessCalls {
  private final Logins logins;
  private final Bearers bearers;
  private final TokenKeys keys;

  @Inject
  AccessCalls(Logins logins, Bearers bearers, TokenKeys keys) {
    this.logins = logins;
    this.bearers = bearers;
    this.keys = keys;
  }

  /**
   * The bare token. {@code user} and {@code pass}; without {@code pass}, or with an empty one,
   * {@code user} is a refresh token.
   */
  Answer issue(HttpServletRequest request) throws IOException {
    Arguments arguments = Arguments.of(request);
    String user = arguments.require("user");
    String password = arguments.find("pass").orElse("");
    return Answer.text(
        password.isEmpty()
            ? logins.byRefreshToken(user)
            : logins.byPassword(user, password, CurrentOrigin.of(request)));
  }

  /** The claims of {@code access_token}; 400 for a refresh token, too. */
  Answer check(HttpServletRequest request) throws IOException {
    String token = Arguments.of(request).require("access_token");
    return bearers
        .verify(token)
        .map(bearer -> Answer.json(200, bearer.claims().members()))
        .orElseThrow(IpseityError::invalidToken);
  }

  /** As configured, else in PEM; 404 where a secret signs. */
  Answer publicKey(HttpServletRequest request) {
    return keys.source()
        .publicKey()
        .map(Answer::text)
        .orElseThrow(() -> Failure.notFound("A secret signs here; there is no public key."));
  }
}
