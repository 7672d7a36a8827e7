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
import org.carrel.http.Body;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.ApiKey;
import org.carrel.identity.ApiKeyTerms;
import org.carrel.identity.ApiKeys;
import org.carrel.identity.CreatedApiKey;
import org.jspecify.annotations.Nullable;

/** The caller's own API keys. The whole key is in the answer to its creation and never again. */
@Path("/api/v2/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {
  @Inject private ApiKeys keys;
  @Inject private CurrentCaller current;
  @Context private HttpServletRequest request;

  @GET
  public List<Map<String, @Nullable Object>> list() {
    return keys.list(current.require()).stream().map(Views::apiKey).toList();
  }

  @GET
  @Path("{id}")
  public Map<String, @Nullable Object> get(@PathParam("id") int id) {
    return Views.apiKey(keys.get(current.require(), id));
  }

  /** {@code name}, {@code permissions} (a list, or inherit), {@code expiresAt}. */
  @POST
  public Response create(Body body) {
    CreatedApiKey created =
        keys.create(
            current.require(),
            new ApiKeyTerms(
                body.requireText("name"), Fields.permissions(body), Fields.time(body, "expiresAt")),
            CurrentOrigin.of(request));
    Map<String, @Nullable Object> view = Views.apiKey(created.key());
    view.put("secret", created.secret());
    return Response.status(Response.Status.CREATED).entity(view).build();
  }

  /** What is not named stays; null takes a limit away. */
  @PATCH
  @Path("{id}")
  public Map<String, @Nullable Object> change(@PathParam("id") int id, Body body) {
    ApiKey before = keys.get(current.require(), id);
    ApiKeyTerms terms =
        new ApiKeyTerms(
            body.text("name").orElse(before.name()),
            body.has("permissions") ? Fields.permissions(body) : before.permissions(),
            body.has("expiresAt") ? Fields.time(body, "expiresAt") : before.expiresAt());
    return Views.apiKey(keys.change(current.require(), id, terms, CurrentOrigin.of(request)));
  }

  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") int id) {
    keys.revoke(current.require(), id, CurrentOrigin.of(request));
  }
}
