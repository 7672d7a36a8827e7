package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import org.carrel.identity.Caller;
import org.carrel.identity.RevokedTokens;

/** Refresh tokens: given and ended. */
@Singleton
final class RefreshCalls {
  private final Bearers bearers;
  private final Tokens tokens;
  private final RevokedTokens revoked;

  @Inject
  RefreshCalls(Bearers bearers, Tokens tokens, RevokedTokens revoked) {
    this.bearers = bearers;
    this.tokens = tokens;
    this.revoked = revoked;
  }

  /** The bare token, for whoever signed in by password. */
  Answer issue(HttpServletRequest request) throws IOException {
    Bearer bearer = bearers.requirePassword(request, Arguments.of(request));
    return Answer.text(tokens.refresh(bearer.caller()));
  }

  /** {@code refresh_token}, of the caller's own; once more does no harm. */
  Answer revoke(HttpServletRequest request) throws IOException {
    Arguments arguments = Arguments.of(request);
    Caller caller = bearers.require(request, arguments).caller();
    String text = arguments.require("refresh_token");
    SignedToken token = tokens.read(text).orElseThrow(IpseityError::invalidToken);
    Claims claims = token.claims();
    boolean own = claims.mark().account().equals(caller.accountId());
    if (!claims.is(TokenType.REFRESH) || !own) {
      throw IpseityError.tokenType("");
    }
    revoked.revoke(token.signed(), Instant.ofEpochSecond(claims.expiresAt() + 1));
    return Answer.empty(204);
  }
}
