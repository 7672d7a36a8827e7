package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.carrel.http.CurrentOrigin;

/** Gives access tokens. */
@Path("/token")
public class TokenResource {
  @Inject private Logins logins;
  @Context private HttpServletRequest request;

  /**
   * The bare token. {@code user} and {@code pass}; without {@code pass}, or with an empty one,
   * {@code user} is a refresh token.
   */
  @GET
  public Response get() throws IOException {
    Arguments arguments = Arguments.of(request);
    String user = arguments.require("user");
    String password = arguments.find("pass").orElse("");
    return Answers.text(
        password.isEmpty()
            ? logins.byRefreshToken(user)
            : logins.byPassword(user, password, CurrentOrigin.of(request)));
  }
}
