package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Enrolment;
import org.carrel.identity.Password;
import org.carrel.identity.Username;

/** One's own account. */
@Path("/user")
public class UserResource {
  @Inject private Bearers bearers;
  @Inject private Accounts accounts;
  @Inject private Enrolment enrolment;
  @Inject private Settings settings;
  @Context private HttpServletRequest request;

  /** The claims of the access token that is shown; 204 for none, or none that holds. */
  @GET
  public Response get() throws IOException {
    return bearers
        .find(request, Arguments.of(request))
        .map(bearer -> Answers.json(200, bearer.claims().members()))
        .orElseGet(() -> Answers.empty(204));
  }

  /** {@code user} and {@code pass}. The name of a deleted account stays taken. */
  @POST
  public Response create() throws IOException {
    Arguments arguments = Arguments.of(request);
    String user = arguments.require("user");
    String password = arguments.require("pass");
    try {
      enrolment.signUp(
          Username.of(user), Password.plain(password), minBytes(), CurrentOrigin.of(request));
    } catch (Failure failure) {
      throw failure.reason() == Reason.CONFLICT ? IpseityError.userAlreadyExists(user) : failure;
    }
    return Answers.empty(201);
  }

  /**
   * {@code pass}, or {@code new_pass} as ipseity's demonstration site sends it. Every token ends.
   */
  @PATCH
  public Response changePassword() throws IOException {
    Arguments arguments = Arguments.of(request);
    Caller caller = bearers.requirePassword(request, arguments).caller();
    String next =
        arguments
            .find("pass")
            .or(() -> arguments.find("new_pass"))
            .orElseThrow(() -> IpseityError.missing("pass"));
    accounts.replacePassword(caller, Password.plain(next), minBytes(), CurrentOrigin.of(request));
    return Answers.empty(200);
  }

  private int minBytes() {
    return settings.ipseity().minPasswordLength();
  }

  /** Every token ends, and the name stays taken. */
  @DELETE
  public Response delete() throws IOException {
    Caller caller = bearers.requirePassword(request, Arguments.of(request)).caller();
    accounts.deleteOwn(caller, CurrentOrigin.of(request));
    return Answers.empty(204);
  }
}
