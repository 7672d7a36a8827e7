package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;

/**
 * Gives a secret key for a name and a password, and changes the password if it is asked to. {@code
 * migrated} tells the newer server's clients that no older form of the hash is worth a try.
 */
@Path("/api/login")
@Produces(Answers.JSON)
public class LoginResource {
  @Inject private SignIn signIn;
  @Context private HttpServletRequest request;

  @POST
  public Map<String, Object> login(Body body) {
    String name = body.requireText("username");
    String password = body.requireText("password");
    Optional<String> next = next(body);
    Origin origin = CurrentOrigin.of(request);
    Caller caller = verified(name, password, origin);
    String key =
        next.map(text -> signIn.keyForNewPassword(caller, text, origin))
            .orElseGet(() -> signIn.key(caller, origin));
    return Map.of("key", key, "migrated", true);
  }

  /** Both members belong to the call, but absence means no: one server's clients send neither. */
  private static Optional<String> next(Body body) {
    return body.text("passwordchange")
        .filter("yes"::equals)
        .map(change -> body.requireText("newpass"));
  }

  private Caller verified(String name, String password, Origin origin) {
    try {
      return signIn.verify(name, password, origin);
    } catch (Failure failure) {
      if (failure.reason() == Reason.BAD_CREDENTIAL) {
        throw Answers.refused(401, Map.of("error", failure.getMessage(), "migrated", true));
      }
      throw failure;
    }
  }
}
