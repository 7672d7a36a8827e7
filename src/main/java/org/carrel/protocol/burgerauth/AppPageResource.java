package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Where somebody who is signed in already is asked for consent. */
@Path("/app")
@Produces(Answers.JSON)
public class AppPageResource {
  @Inject private BrowserFlow flow;
  @Context private HttpServletRequest request;

  @GET
  public Response begin() {
    return flow.begun(request);
  }
}
