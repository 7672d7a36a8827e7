package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.carrel.grant.AuthorizationRequest;
import org.carrel.grant.AuthorizationRequests;
import org.carrel.grant.Authorizations;
import org.carrel.grant.Client;
import org.carrel.grant.Clients;
import org.carrel.grant.Pkce;
import org.carrel.http.Body;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Caller;
import org.carrel.identity.Scope;

/** Codes: bare ones for who shows a secret key, and by redirect for browsers. */
@Path("/api/auth")
public class CodeResource {
  @Inject private SignIn signIn;
  @Inject private Clients clients;
  @Inject private AuthorizationRequests requests;
  @Inject private Authorizations authorizations;
  @Inject private BrowserFlow flow;
  @Context private HttpServletRequest request;

  /** The code alone. Who holds the key deals with the app directly, and so agrees. */
  @POST
  @Produces(Answers.TEXT)
  public String grant(Body body) {
    String appId = body.requireText("appId");
    Optional<String> code = Words.required(body, "code");
    Optional<String> method = Words.required(body, "codemethod");
    Caller caller = signIn.caller(body);
    Client app =
        clients.find(appId).orElseThrow(() -> Answers.refused(401, "There is no such app."));
    return Answers.granting(
        () -> {
          AuthorizationRequest asked = bare(app.id(), Pkce.challenge(code, method));
          requests.checkedForUsersClient(app, asked);
          return authorizations.grant(asked, caller, CurrentOrigin.of(request));
        });
  }

  /** To no address, even if the app has one: the answer itself takes the code. */
  private static AuthorizationRequest bare(String appId, Optional<String> challenge) {
    return new AuthorizationRequest(
        appId,
        Optional.empty(),
        Set.of(Scope.OPENID),
        Optional.empty(),
        Optional.empty(),
        challenge,
        Set.of(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Where the pages of Burgerauth sent a browser once its user had agreed. Here that happens on our
   * own page, so this leads there, or answers a refusal.
   */
  @GET
  @Produces(Answers.JSON)
  public Response continueInBrowser() {
    return flow.continued(request);
  }
}
