package org.carrel.http.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.Links;
import org.carrel.http.Refusals;
import org.carrel.http.Standings;
import org.carrel.http.graphql.Places.Place;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;

/**
 * GraphQL over WebSockets, after the door has let the request in that opens one: credentials and
 * the page's origin count there.
 */
@Singleton
public final class GraphQlSockets {
  private final GraphQlEngine engine;
  private final Standings standings;
  private final Streams streams;
  private final Refusals refusals;

  @Inject
  GraphQlSockets(GraphQlEngine engine, Standings standings, Streams streams, Refusals refusals) {
    this.engine = engine;
    this.standings = standings;
    this.streams = streams;
    this.refusals = refusals;
  }

  /**
   * Opens one.
   *
   * @param endpoint the path whose schema is spoken
   * @throws Failure INVALID for a request that asks for none; CONFLICT, UNAVAILABLE if there are
   *     too many
   */
  public void open(
      String endpoint, Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      throw Failure.invalid("Here GraphQL is spoken over a WebSocket.");
    }
    Place place = streams.reserve(caller, CurrentOrigin.of(request));
    try {
      streams.await(place);
      LiveQueries queries = queries(endpoint, request);
      upgrade(new SocketOpening(caller, standings.of(request), place, queries), request, response);
    } catch (IOException | RuntimeException e) {
      place.release();
      throw e;
    }
  }

  private void upgrade(
      SocketOpening opening, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      SocketRegistration.container(request.getServletContext())
          .upgradeHttpToWebSocket(
              new By(request, opening),
              response,
              SocketEndpoint.config(request.getContextPath(), streams, opening),
              Map.of());
    } catch (DeploymentException e) {
      throw Failure.invalid("The WebSocket cannot be opened.");
    }
    if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
      opening.place().release();
    }
  }

  private LiveQueries queries(String endpoint, HttpServletRequest request) {
    Defects defects = refusals.defects(request)::apply;
    Links links = Links.of(request);
    Origin origin = CurrentOrigin.of(request);
    return (asked, caller, reading) ->
        engine.execute(endpoint, asked, new Asking(caller, origin, links, reading, defects));
  }

  /** A request whose principal is what the socket needs to know. */
  private static final class By extends HttpServletRequestWrapper {
    private final SocketOpening opening;

    private By(HttpServletRequest request, SocketOpening opening) {
      super(request);
      this.opening = opening;
    }

    @Override
    public Principal getUserPrincipal() {
      return opening;
    }
  }
}
