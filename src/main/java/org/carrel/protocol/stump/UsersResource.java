package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.gallery.Avatars;
import org.carrel.http.Body;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.EntityTag;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.Enrolment;
import org.carrel.identity.NewAccount;
import org.carrel.identity.Origin;
import org.carrel.identity.Password;
import org.carrel.identity.Role;
import org.carrel.identity.Username;
import org.jspecify.annotations.Nullable;

/** Everybody's accounts, for those who may manage them. */
@Path("/api/v2/users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
  @Inject private Accounts accounts;
  @Inject private Enrolment enrolment;
  @Inject private Avatars avatars;
  @Inject private CurrentCaller current;
  @Context private HttpServletRequest request;

  @GET
  public List<Map<String, @Nullable Object>> list() {
    return accounts.list(current.require()).stream().map(Views::user).toList();
  }

  /** {@code username}, {@code password}, and perhaps {@code role} and {@code permissions}. */
  @POST
  public Response create(Body body) {
    NewAccount wanted =
        new NewAccount(
            Username.of(body.requireText("username")),
            Password.plain(body.requireText("password")),
            Fields.role(body).orElse(Role.USER),
            Fields.permissions(body).orElse(Set.of()));
    Account made = enrolment.create(current.require(), wanted, CurrentOrigin.of(request));
    return Response.status(Response.Status.CREATED).entity(Views.user(made)).build();
  }

  /**
   * Any of {@code isLocked}, {@code isActive}, {@code role}, {@code permissions}, {@code password}.
   */
  @PATCH
  @Path("{id}")
  public Map<String, @Nullable Object> change(@PathParam("id") String text, Body body) {
    UUID id = Ids.of(text);
    Caller by = current.require();
    Origin origin = CurrentOrigin.of(request);
    Fields.role(body).ifPresent(role -> accounts.assign(by, id, role, origin));
    Fields.permissions(body).ifPresent(held -> accounts.grant(by, id, held, origin));
    body.text("password")
        .ifPresent(next -> accounts.setPassword(by, id, Password.plain(next), origin));
    body.flag("isLocked").ifPresent(locked -> lock(locked, by, id, origin));
    body.flag("isActive").ifPresent(active -> activate(active, by, id, origin));
    return Views.user(accounts.get(id));
  }

  private void lock(boolean locked, Caller by, UUID id, Origin origin) {
    if (locked) {
      accounts.lock(by, id, origin);
    } else {
      accounts.unlock(by, id, origin);
    }
  }

  private void activate(boolean active, Caller by, UUID id, Origin origin) {
    if (active) {
      accounts.enable(by, id, origin);
    } else {
      accounts.disable(by, id, origin);
    }
  }

  /** A JPEG; empty if there is none, or it is not shown to the caller. */
  @GET
  @Path("{id}/avatar")
  @Produces({"image/jpeg", MediaType.APPLICATION_JSON})
  public Response avatar(@PathParam("id") String id) {
    Avatars.Avatar avatar =
        avatars
            .find(current.require(), Ids.of(id))
            .orElseThrow(() -> Failure.notFound("There is no such avatar."));
    EntityTag tag = EntityTag.of(avatar.tag());
    Response.ResponseBuilder answer =
        tag.isHeldBy(request) ? Response.notModified() : Response.ok(avatar.bytes(), "image/jpeg");
    return answer.header("ETag", tag.quoted()).header("Cache-Control", "private, no-cache").build();
  }

  /** The name stays taken. */
  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id) {
    accounts.delete(current.require(), Ids.of(id), CurrentOrigin.of(request));
  }
}
