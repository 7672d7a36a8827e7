package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.identity.Caller;
import org.carrel.identity.Session;
import org.carrel.identity.Sessions;

/** The sessions of the account behind a secret key, browsers' included. */
@Path("/api/sessions")
@Produces(Answers.JSON)
public class SessionsResource {
  @Inject private SignIn signIn;
  @Inject private Sessions sessions;

  @POST
  @Path("list")
  public List<Map<String, Object>> list(Body body) {
    Caller caller = signIn.caller(body);
    return sessions.list(caller).stream().map(session -> view(session, caller)).toList();
  }

  private static Map<String, Object> view(Session session, Caller caller) {
    String device = session.userAgent();
    return Map.of(
        "id", session.id(),
        "thisSession", caller.credentialId().equals(Long.toString(session.id())),
        "device", device.isEmpty() ? "?" : device);
  }

  @POST
  @Path("remove")
  public Map<String, Object> remove(Body body) {
    SessionId id = SessionId.of(body);
    Caller caller = signIn.caller(body);
    try {
      sessions.revoke(caller, id.number());
      return Answers.DONE;
    } catch (Failure failure) {
      throw failure.reason() == Reason.NOT_FOUND ? notOwn(id) : failure;
    }
  }

  private RuntimeException notOwn(SessionId id) {
    return sessions.exists(id.number())
        ? Answers.refused(403, "This session is not yours.")
        : Answers.refused(Answers.UNPROCESSABLE, "There is no such session.");
  }
}
