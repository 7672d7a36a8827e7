package org.carrel.protocol.stump;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Which Carrel this is. Stump's clients ask by POST. */
@Path("/api/v2/version")
@Produces(MediaType.APPLICATION_JSON)
public class VersionResource {
  private static final String MANIFEST = "/META-INF/MANIFEST.MF";

  @Context private ServletContext context;

  @POST
  public Map<String, @Nullable Object> ask() throws IOException {
    return version();
  }

  @GET
  public Map<String, @Nullable Object> version() throws IOException {
    Attributes said = manifest().getMainAttributes();
    return Map.of(
        "semver", value(said, "Implementation-Version"),
        "buildChannel", "stable",
        "rev", value(said, "Build-Revision"),
        "compileTime", value(said, "Build-Time"));
  }

  private Manifest manifest() throws IOException {
    try (InputStream in = context.getResourceAsStream(MANIFEST)) {
      return in == null ? new Manifest() : new Manifest(in);
    }
  }

  private static String value(Attributes said, String name) {
    String value = said.getValue(name);
    return value == null ? "" : value;
  }
}
