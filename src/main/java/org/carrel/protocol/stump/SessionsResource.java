package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.carrel.http.CurrentCaller;
import org.carrel.identity.Caller;
import org.carrel.identity.Proof;
import org.carrel.identity.Sessions;
import org.jspecify.annotations.Nullable;

/** The caller's own sessions. */
@Path("/api/v2/auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  @Inject private Sessions sessions;
  @Inject private CurrentCaller current;

  @GET
  public List<Map<String, @Nullable Object>> list() {
    Caller caller = current.require();
    String acting = caller.proof() == Proof.SESSION ? caller.credentialId() : "";
    return sessions.list(caller).stream().map(session -> Views.session(session, acting)).toList();
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") long id) {
    sessions.revoke(current.require(), id);
  }

  /** All but the one that asks. */
  @DELETE
  public Map<String, @Nullable Object> revokeOthers() {
    return Map.of("revoked", sessions.revokeOthers(current.require()));
  }
}
