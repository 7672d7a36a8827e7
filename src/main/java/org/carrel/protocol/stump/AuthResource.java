package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.gallery.Avatars;
import org.carrel.http.Body;
import org.carrel.http.ClientPreferences;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.Links;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Enrolment;
import org.carrel.identity.NewAccount;
import org.carrel.identity.Password;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.carrel.identity.Username;
import org.jspecify.annotations.Nullable;

/**
 * Accounts and their ways in: claim or register, sign in, refresh, sign out, change the password.
 */
@Path("/api/v2/auth")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
  @Inject private SignIn signIn;
  @Inject private Accounts accounts;
  @Inject private Enrolment enrolment;
  @Inject private Avatars avatars;
  @Inject private ClientPreferences preferences;
  @Inject private CurrentCaller current;
  @Context private HttpServletRequest request;
  @Context private HttpServletResponse response;

  /** A bare user, or with {@code generate_token} a token pair with the user in {@code forUser}. */
  @POST
  @Path("login")
  public Map<String, @Nullable Object> login(
      @QueryParam("generate_token") @DefaultValue("false") boolean generateToken,
      @QueryParam("create_session") @DefaultValue("true") boolean createSession,
      Body body) {
    Caller caller =
        signIn.verify(body.requireText("username"), body.requireText("password"), request);
    if (createSession) {
      signIn.openSession(caller, request, response);
    }
    Map<String, @Nullable Object> user = viewer(caller);
    if (!generateToken) {
      return user;
    }
    Map<String, @Nullable Object> tokens = Views.tokens(signIn.tokens(caller));
    tokens.put("forUser", user);
    return tokens;
  }

  /** The refresh token comes as the bearer, as Stump's clients send it. */
  @POST
  @Path("refresh-token")
  public Map<String, @Nullable Object> refresh() {
    return Views.tokens(signIn.refresh(request));
  }

  @POST
  @Path("logout")
  public Map<String, @Nullable Object> logout() {
    signIn.end(request, response);
    return Map.of("status", 200, "message", "OK");
  }

  /** The first makes the owner; after it, whoever manages users makes plain members. */
  @POST
  @Path("register")
  public Map<String, @Nullable Object> register(Body body) {
    Username username = Username.of(body.requireText("username"));
    Password password = Password.plain(body.requireText("password"));
    if (accounts.claimed()) {
      return Views.user(
          enrolment.create(
              current.require(),
              new NewAccount(username, password, Role.USER, Set.of()),
              CurrentOrigin.of(request)));
    }
    Optional<String> setupToken =
        Optional.ofNullable(request.getHeader("X-Setup-Token")).or(() -> body.text("setupToken"));
    return Views.user(enrolment.claim(username, password, setupToken, CurrentOrigin.of(request)));
  }

  @GET
  @Path("me")
  public Map<String, @Nullable Object> me() {
    return viewer(current.require());
  }

  private Map<String, @Nullable Object> viewer(Caller caller) {
    UUID id = caller.accountId();
    Map<String, @Nullable Object> view = Views.viewer(accounts.get(id), preferences.of(id));
    if (avatars.tag(id).isPresent()) {
      String path = "/api/v2/users/" + id + "/avatar";
      view.put("avatarPath", path);
      view.put("avatarUrl", Links.of(request).absolute(path));
    }
    return view;
  }

  /** Stump's other name for {@link #me}. */
  @GET
  @Path("viewer")
  public Map<String, @Nullable Object> viewer() {
    return me();
  }

  /** All sessions and tokens end; whoever came by cookie is given a new one. */
  @POST
  @Path("password")
  public Map<String, @Nullable Object> changePassword(Body body) {
    Caller caller = current.require();
    Caller renewed =
        accounts.changePassword(
            caller,
            Password.plain(body.requireText("currentPassword")),
            Password.plain(body.requireText("newPassword")),
            CurrentOrigin.of(request));
    if (caller.proof() == Proof.SESSION) {
      signIn.openSession(renewed, request, response);
    }
    return Map.of("status", 200, "message", "OK");
  }
}
