package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.http.CredentialReader;
import org.carrel.identity.BearerToken;
import org.carrel.identity.Scope;

/** Who the bearer of a token acts for. The page says id_token, the older server read the other. */
@Path("/userinfo")
@Produces(Answers.JSON)
public class UserinfoResource {
  @Inject private TokenSubjects subjects;
  @Context private HttpServletRequest request;

  @GET
  public Map<String, Object> get() {
    String token =
        CredentialReader.BEARER
            .read(request)
            .map(credential -> ((BearerToken) credential).token())
            .orElseThrow(() -> Failure.invalid("Authorization: Bearer is missing."));
    TokenSubject subject =
        subjects
            .byAccessToken(token)
            .or(() -> subjects.byIdToken(token))
            .orElseThrow(() -> Answers.badToken(401, "invalid_token", "The token is not valid."));
    if (!subject.scopes().contains(Scope.OPENID)) {
      throw Answers.badToken(403, "insufficient_scope", "The token has no scope openid.");
    }
    return subject.claims();
  }

  @POST
  public Map<String, Object> post() {
    return get();
  }
}
