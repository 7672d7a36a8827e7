package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.carrel.http.Body;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Enrolment;
import org.carrel.identity.Origin;
import org.carrel.identity.Password;

/** Makes an account. A proof of work that comes with it ({@code stamp}) is not looked at. */
@Path("/api/signup")
@Produces(Answers.JSON)
public class SignUpResource {
  @Inject private Enrolment enrolment;
  @Inject private SignIn signIn;
  @Context private HttpServletRequest request;

  @POST
  public Map<String, Object> signUp(Body body) {
    String name = body.requireText("username");
    String password = body.requireText("password");
    Origin origin = CurrentOrigin.of(request);
    Answers.choosing(
        () -> enrolment.signUp(NewName.of(name), Password.plainOrChained(password), origin));
    return Map.of("key", signIn.key(signIn.verify(name, password, origin), origin));
  }
}
