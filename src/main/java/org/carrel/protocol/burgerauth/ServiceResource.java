package org.carrel.protocol.burgerauth;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;

/** What runs here, and which Burgerauth its clients may take it for. */
@Path("/api")
public class ServiceResource {

  @GET
  @Path("version")
  @Produces(Answers.TEXT)
  public String version() {
    return "Burgerauth Version 1.2";
  }

  @GET
  @Path("servicename")
  @Produces(Answers.JSON)
  public Map<String, Object> name() {
    return Map.of("name", "Carrel");
  }
}
