package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.grant.ConnectedApp;
import org.carrel.grant.ConnectedApps;
import org.carrel.grant.Grants;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Scope;

/** What the caller has let other programs do: its connected applications. */
@Path(Endpoints.GRANTS)
@Produces(MediaType.APPLICATION_JSON)
public class GrantsResource {
  @Inject private Grants grants;
  @Inject private ConnectedApps apps;
  @Inject private CurrentCaller current;
  @Context private HttpServletRequest request;

  /** One entry for each application, the one let in last first. */
  @GET
  public Map<String, Object> list() {
    return Map.of(
        "grants", apps.list(current.require()).stream().map(GrantsResource::view).toList());
  }

  @DELETE
  @Path("{client_id}")
  public void revoke(@PathParam("client_id") String clientId) {
    grants.revoke(current.require(), clientId, CurrentOrigin.of(request));
  }

  private static Map<String, Object> view(ConnectedApp app) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("client_id", app.clientId());
    view.put("client_name", app.clientName());
    view.put("scope", Scope.join(app.scopes()));
    view.put("given_at", app.givenAt().toString());
    view.put("count", app.count());
    return view;
  }
}
