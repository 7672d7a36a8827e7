package org.carrel.protocol.ipseity;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** The release of ipseity whose API this is. */
@Path("/version")
public class VersionResource {
  @GET
  public Response get() {
    return Answers.json(200, Map.of("version", "0.5.1"));
  }
}
