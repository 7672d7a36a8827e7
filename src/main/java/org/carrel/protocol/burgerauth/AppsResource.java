package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.grant.Client;
import org.carrel.grant.ClientRegistry;
import org.carrel.grant.RegisteredClient;
import org.carrel.http.Body;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.JsonText;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.carrel.identity.Scope;

/**
 * The OAuth apps of the account behind a secret key. Answers have the members of both servers,
 * whichever spelling the call came in.
 */
@Path("/api")
@Produces(Answers.JSON)
public class AppsResource {
  @Inject private SignIn signIn;
  @Inject private ClientRegistry clients;
  @Context private HttpServletRequest request;

  @POST
  @Path("newauth")
  public Map<String, Object> register(Body body) {
    NewApp app = NewApp.of(body);
    Caller caller = signIn.caller(body);
    RegisteredClient made = Answers.granting(() -> register(app, caller));
    return Map.of("key", made.secret().orElseThrow(), "appId", made.client().id());
  }

  /** A taken id is 401: that is what the page of the older server tells its user by. */
  private RegisteredClient register(NewApp app, Caller caller) {
    Origin origin = CurrentOrigin.of(request);
    try {
      return clients.registerOwn(caller, app.id(), app.name(), app.redirectUris(), origin);
    } catch (Failure failure) {
      throw failure.reason() == Reason.CONFLICT
          ? Answers.refused(401, "This appId is taken.")
          : failure;
    }
  }

  @POST
  @Path("deleteauth")
  public Map<String, Object> remove(Body body) {
    String id = body.requireText("appId");
    Caller caller = signIn.caller(body);
    if (clients.listOwn(caller).stream().anyMatch(app -> app.id().equals(id))) {
      clients.remove(caller, id, CurrentOrigin.of(request));
    }
    return Answers.DONE;
  }

  @POST
  @Path("listauth")
  public List<Map<String, Object>> list(Body body) {
    return clients.listOwn(signIn.caller(body)).stream().map(AppsResource::view).toList();
  }

  private static Map<String, Object> view(Client app) {
    return Map.of(
        "appId", app.id(),
        "name", app.name(),
        "redirectUri", app.redirectUris().stream().findFirst().orElse(""),
        "scopes", JsonText.of(List.copyOf(Scope.texts(app.terms().scopes()))),
        "keyShareUri", "");
  }
}
