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

/** {@code /api/tokenauth} by the name that Burgerauth's OAuth2 page gives it. */
@Path("/login/oauth/access_token")
@Produces(Answers.JSON)
public class TokenAliasResource {
  @Inject private TokenExchange exchange;
  @Context private HttpServletRequest request;

  @POST
  public Map<String, Object> exchange(Body body) {
    return exchange.tokens(body, CurrentOrigin.of(request));
  }
}
