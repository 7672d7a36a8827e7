package org.carrel.protocol.burgerauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.carrel.http.Links;

/** Burgerauth's own pages, which people have kept links to: ours are in their place. */
@Path("/{page: signup|dashboard|logout}")
public class PagesResource {
  private static final Map<String, String> OURS =
      Map.of("signup", "/sign-in", "dashboard", "/", "logout", "/sign-out");

  @Context private HttpServletRequest request;

  @GET
  public Response lead(@PathParam("page") String page) {
    String address = Links.of(request).absolute(OURS.getOrDefault(page, "/"));
    return Response.status(Response.Status.SEE_OTHER).header("Location", address).build();
  }
}
