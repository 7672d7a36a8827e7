package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.carrel.grant.GrantKey;
import org.carrel.grant.GrantKeys;
import org.carrel.http.CurrentCaller;
import org.carrel.http.CurrentOrigin;

/** The signing keys, without what is secret of them, for who manages the server. */
@Path(Endpoints.KEYS)
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
  @Inject private GrantKeys keys;
  @Inject private CurrentCaller current;
  @Context private HttpServletRequest request;

  @GET
  public Map<String, Object> list() {
    return Map.of("keys", keys.list(current.require()).stream().map(KeysResource::view).toList());
  }

  /** Lets the next keys sign; what the old ones signed holds as long as it would have. */
  @POST
  @Path("rotate")
  public Map<String, Object> rotate() {
    keys.rotate(current.require(), CurrentOrigin.of(request));
    return list();
  }

  private static Map<String, Object> view(GrantKey key) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("kid", key.id());
    view.put("alg", key.algorithm());
    view.put("state", key.state().name().toLowerCase(Locale.ROOT));
    view.put("created_at", key.createdAt().toString());
    view.put("signs_since", key.signsSince().toString());
    key.retiredAt().ifPresent(at -> view.put("retired_at", at.toString()));
    return view;
  }
}
