package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether there is a newer Carrel. The server opens no connection to ask, so that the one it runs
 * is the latest that it knows.
 */
@Path("/api/v2/check-for-update")
@Produces(MediaType.APPLICATION_JSON)
public class UpdateResource {
  @Inject private Release release;

  @GET
  public Map<String, @Nullable Object> check() throws IOException {
    String running = release.version();
    return Map.of("currentSemver", running, "latestSemver", running, "hasUpdateAvailable", false);
  }
}
