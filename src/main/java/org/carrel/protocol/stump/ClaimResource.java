package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Accounts;
import org.carrel.identity.Enrolment;
import org.jspecify.annotations.Nullable;

/** Whether the server has an owner. */
@Path("/api/v2/claim")
@Produces(MediaType.APPLICATION_JSON)
public class ClaimResource {
  @Inject private Accounts accounts;
  @Inject private Enrolment enrolment;
  @Context private HttpServletRequest request;

  /**
   * Whether there is an owner; until then {@code auth/register} makes one. Beside Stump's member
   * {@code needsSetupToken} says whether the setup token has to come along from here.
   */
  @GET
  public Map<String, @Nullable Object> claim() {
    boolean claimed = accounts.claimed();
    return Map.of(
        "isClaimed",
        claimed,
        "needsSetupToken",
        !claimed && enrolment.needsSetupToken(CurrentOrigin.of(request)));
  }
}
