package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.carrel.grant.Client;
import org.carrel.grant.ClientRegistry;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.RegisteredClient;
import org.carrel.http.Body;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.carrel.identity.Permission;

/**
 * ClientRegistry, for those who register them. A secret is in the answer that makes it, never
 * again.
 */
@Path(Endpoints.CLIENTS)
@Produces(MediaType.APPLICATION_JSON)
public class ClientsResource {
  @Inject private ClientRegistry clients;
  @Inject private CurrentCaller current;
  @Context private HttpServletRequest request;

  /** The caller's own; all of them to who manages the server. */
  @GET
  public Map<String, Object> list() {
    Caller caller = current.require();
    List<Client> found =
        caller.may(Permission.MANAGE_SERVER) ? clients.list(caller) : clients.listOwn(caller);
    return Map.of("clients", found.stream().map(ClientsResource::view).toList());
  }

  /** A client of the server's; with {@code "own": true} one of the caller's own. */
  @POST
  public Response create(Body body) {
    boolean own = body.flag("own").orElse(false);
    RegisteredClient made = said(() -> own ? registeredOwn(body) : registered(body));
    return Response.status(Response.Status.CREATED).entity(view(made)).build();
  }

  private RegisteredClient registered(Body body) {
    ClientMetadata metadata = ClientMetadata.of(body);
    return clients.register(
        current.require(),
        body.text("client_id"),
        body.flag("confidential").orElseGet(metadata::confidential),
        metadata.terms(),
        CurrentOrigin.of(request));
  }

  private RegisteredClient registeredOwn(Body body) {
    return clients.registerOwn(
        current.require(),
        body.text("client_id"),
        body.requireText("client_name"),
        ClientMetadata.of(body).redirectUris().orElse(List.of()),
        CurrentOrigin.of(request));
  }

  /** Other terms; what is not named stays. */
  @PUT
  @Path("{id}")
  public Map<String, Object> change(@PathParam("id") String id, Body body) {
    Origin origin = CurrentOrigin.of(request);
    return view(
        said(() -> clients.change(current.require(), id, ClientMetadata.of(body)::terms, origin)));
  }

  @DELETE
  @Path("{id}")
  public void remove(@PathParam("id") String id) {
    clients.remove(current.require(), id, CurrentOrigin.of(request));
  }

  /** Another secret; the old one is dead. */
  @POST
  @Path("{id}/secret")
  public Map<String, Object> renewSecret(@PathParam("id") String id) {
    return view(clients.renewSecret(current.require(), id, CurrentOrigin.of(request)));
  }

  private static <T> T said(Supplier<T> act) {
    try {
      return act.get();
    } catch (GrantRefusal refusal) {
      throw refusal.failure();
    }
  }

  private static Map<String, Object> view(RegisteredClient registered) {
    Map<String, Object> view = ClientAnswer.of(registered);
    addOurs(view, registered.client());
    return view;
  }

  private static Map<String, Object> view(Client client) {
    Map<String, Object> view = ClientAnswer.of(client);
    addOurs(view, client);
    return view;
  }

  /** What registration knows no name for. */
  private static void addOurs(Map<String, Object> view, Client client) {
    view.put("registration", client.registration().name().toLowerCase(Locale.ROOT));
    view.put("confidential", client.confidential());
    view.put("trusted", client.terms().trusted());
    view.put("pkce_waived", client.terms().pkceWaived());
  }
}
