package org.carrel.protocol.stump;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in by somebody else's OpenID Connect, which Stump's clients ask about. Carrel is a sign-in
 * server itself and trusts no other, so that passwords are always the way.
 */
@Path("/api/v2/auth/oidc")
@Produces(MediaType.APPLICATION_JSON)
public class OidcResource {

  @GET
  @Path("config")
  public Map<String, @Nullable Object> config() {
    return Map.of("enabled", false, "allowRegistration", false, "disableLocalAuth", false);
  }

  @GET
  @Path("authorize")
  public Map<String, @Nullable Object> authorize() {
    throw Failure.invalid("No other sign-in server is configured.");
  }

  @GET
  @Path("callback")
  public Map<String, @Nullable Object> callback() {
    return authorize();
  }
}
