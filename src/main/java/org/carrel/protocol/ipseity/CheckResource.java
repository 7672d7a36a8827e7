package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** Says whether a token holds. */
@Path("/check")
public class CheckResource {
  @Inject private Bearers bearers;
  @Context private HttpServletRequest request;

  /** The claims of {@code access_token}; 400 for a refresh token, too. */
  @GET
  public Response get() throws IOException {
    String token = Arguments.of(request).require("access_token");
    return bearers
        .verify(token)
        .map(bearer -> Answers.json(200, bearer.claims().members()))
        .orElseThrow(IpseityError::invalidToken);
  }
}
