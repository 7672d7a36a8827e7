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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.grant.Client;
import org.carrel.grant.Clients;
import org.carrel.grant.Granted;
import org.carrel.grant.Grants;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;
import org.carrel.identity.Scope;

/** What the caller has let other programs do: its connected applications. */
@Path(Endpoints.GRANTS)
@Produces(MediaType.APPLICATION_JSON)
public class GrantsResource {
  @Inject private Grants grants;
  @Inject private Clients clients;
  @Inject private CurrentCaller current;
  @Context private HttpServletRequest request;

  /** One entry for each application, the one let in last first. */
  @GET
  public Map<String, Object> list() {
    Map<String, List<Granted>> byClient =
        grants.list(current.require()).stream()
            .collect(
                Collectors.groupingBy(Granted::clientId, LinkedHashMap::new, Collectors.toList()));
    return Map.of(
        "grants", byClient.entrySet().stream().map(e -> view(e.getKey(), e.getValue())).toList());
  }

  @DELETE
  @Path("{client_id}")
  public void revoke(@PathParam("client_id") String clientId) {
    grants.revoke(current.require(), clientId, CurrentOrigin.of(request));
  }

  private Map<String, Object> view(String clientId, List<Granted> given) {
    Set<Scope> scopes =
        given.stream().flatMap(grant -> grant.scopes().stream()).collect(Collectors.toSet());
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("client_id", clientId);
    view.put("client_name", clients.find(clientId).map(Client::name).orElse(clientId));
    view.put("scope", Scope.join(scopes));
    view.put("given_at", given.get(0).createdAt().toString());
    view.put("count", given.size());
    return view;
  }
}
