package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;

/** What an app may ask about the access token it holds. */
@Path("/api")
@Produces(Answers.JSON)
public class TokenChecksResource {
  @Inject private TokenSubjects subjects;

  /** By both names that it has been given. */
  @POST
  @Path("uniqueid")
  public Map<String, Object> uniqueId(Body body) {
    String id = subject(body).id();
    return Map.of("uniqueid", id, "sub", id);
  }

  @POST
  @Path("loggedin")
  public Map<String, Object> loggedIn(Body body) {
    return Map.of("appId", subject(body).appId());
  }

  private TokenSubject subject(Body body) {
    return subjects
        .byAccessToken(body.requireText("access_token"))
        .orElseThrow(() -> new Failure(Reason.BAD_CREDENTIAL, "The access token is not valid."));
  }
}
