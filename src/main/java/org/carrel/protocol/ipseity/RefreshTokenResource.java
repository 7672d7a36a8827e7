package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import org.carrel.identity.Caller;
import org.carrel.identity.RevokedTokens;

/** Gives refresh tokens, and ends them. */
@Path("/refresh_token")
public class RefreshTokenResource {
  @Inject private Bearers bearers;
  @Inject private Tokens tokens;
  @Inject private RevokedTokens revoked;
  @Context private HttpServletRequest request;

  /** The bare token, for whoever signed in by password. */
  @GET
  public Response get() throws IOException {
    Bearer bearer = bearers.requirePassword(request, Arguments.of(request));
    return Answers.text(tokens.refresh(bearer.caller()));
  }

  /** {@code refresh_token}, of the caller's own; once more does no harm. */
  @DELETE
  public Response revoke() throws IOException {
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
    return Answers.empty(204);
  }
}
