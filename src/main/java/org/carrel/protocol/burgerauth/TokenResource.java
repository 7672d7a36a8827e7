package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.carrel.http.Body;
import org.carrel.http.CurrentOrigin;

/** Tokens for a code, or for a refresh token in its place. */
@Path("/api/tokenauth")
@Produces(Answers.JSON)
public class TokenResource {
  @Inject private TokenExchange exchange;
  @Context private HttpServletRequest request;

  @POST
  public Map<String, Object> exchange(Body body) {
    return exchange.tokens(body, CurrentOrigin.of(request));
  }
}
