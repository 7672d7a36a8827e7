package org.carrel.bench;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The least that JAX-RS can do: a constant text. */
@Path("constant")
public final class FloorResource {

  @GET
  @Produces("text/plain")
  public String get() {
    return "ok";
  }
}
