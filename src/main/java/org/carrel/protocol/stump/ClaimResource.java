package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.carrel.identity.Accounts;
import org.jspecify.annotations.Nullable;

/** Whether the server has an owner. */
@Path("/api/v2/claim")
@Produces(MediaType.APPLICATION_JSON)
public class ClaimResource {
  @Inject private Accounts accounts;

  /** Whether there is an owner; until then {@code auth/register} makes one. */
  @GET
  public Map<String, @Nullable Object> claim() {
    return Map.of("isClaimed", accounts.claimed());
  }
}
