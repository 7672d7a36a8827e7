package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which Carrel this is. Stump's clients ask by POST. */
@Path("/api/v2/version")
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {
  @Inject private Release release;

  @POST
  public Map<String, @Nullable Object> ask() throws IOException {
    return version();
  }

  @GET
  public Map<String, @Nullable Object> version() throws IOException {
    return Map.of(
        "semver", release.version(),
        "buildChannel", "stable",
        "rev", release.told("Build-Revision"),
        "compileTime", release.told("Build-Time"));
  }
}
