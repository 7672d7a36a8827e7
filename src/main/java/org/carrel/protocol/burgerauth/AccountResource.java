package org.carrel.protocol.burgerauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.carrel.grant.Client;
import org.carrel.grant.ClientRegistry;
import org.carrel.http.Body;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;

/** The account behind a secret key. */
@Path("/api")
@Produces(Answers.JSON)
public class AccountResource {
  @Inject private SignIn signIn;
  @Inject private Accounts accounts;
  @Inject private ClientRegistry clients;
  @Context private HttpServletRequest request;

  /** The id is an integer here, and the time a text of seconds. */
  @POST
  @Path("userinfo")
  public Map<String, Object> userinfo(Body body) {
    Account account = accounts.get(signIn.caller(body).accountId());
    return Map.of(
        "username", account.username(),
        "id", account.number(),
        "created", Long.toString(account.createdAt().getEpochSecond()));
  }

  @POST
  @Path("secretkeyloggedin")
  public Map<String, Object> loggedIn(Body body) {
    signIn.caller(body);
    return Map.of("loggedin", true);
  }

  /**
   * The newer server's way to another password. Every key ends, so the answer has a new one beside
   * what that server says; {@code migration} makes no difference.
   */
  @POST
  @Path("changepassword")
  public Map<String, Object> changePassword(Body body) {
    String next = body.requireText("newPassword");
    body.flag("migration");
    Caller caller = signIn.caller(body);
    String key = signIn.keyForNewPassword(caller, next, CurrentOrigin.of(request));
    return Map.of("success", true, "key", key);
  }

  /** Its apps go with it, and whatever else is out in its name. */
  @POST
  @Path("deleteaccount")
  public Map<String, Object> delete(Body body) {
    Caller caller = signIn.caller(body);
    Origin origin = CurrentOrigin.of(request);
    List<Client> apps = clients.listOwn(caller);
    accounts.deleteOwn(caller, origin);
    apps.forEach(app -> clients.remove(caller, app.id(), origin));
    return Answers.DONE;
  }
}
