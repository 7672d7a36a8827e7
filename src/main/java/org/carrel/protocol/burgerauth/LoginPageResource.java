package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Where an app sends a browser to sign in for it. */
@Path("/login")
@Produces(Answers.JSON)
public class LoginPageResource {
  @Inject private BrowserFlow flow;
  @Context private HttpServletRequest request;

  @GET
  public Response begin() {
    return flow.begun(request);
  }
}
