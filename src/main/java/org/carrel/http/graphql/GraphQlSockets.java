package org.carrel.http.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.Links;
import org.carrel.http.Refusals;
import org.carrel.http.Standings;
import org.carrel.identity.Caller;

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
    streams.requireRoom(caller.accountId());
    SocketEndpoint socket =
        new SocketEndpoint(caller, standings.of(request), queries(endpoint, request), streams);
    try {
      container(request)
          .upgradeHttpToWebSocket(request, response, config(request, socket), Map.of());
    } catch (DeploymentException e) {
      throw Failure.invalid("The WebSocket cannot be opened.");
    }
  }

  private LiveQueries queries(String endpoint, HttpServletRequest request) {
    Defects defects = refusals.defects(request)::apply;
    Links links = Links.of(request);
    var origin = CurrentOrigin.of(request);
    return (asked, caller, reading) ->
        engine.execute(endpoint, asked, new Asking(caller, origin, links, reading, defects));
  }

  private static ServerContainer container(HttpServletRequest request) {
    Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
    if (container instanceof ServerContainer known) {
      return known;
    }
    throw new IllegalStateException("This server knows no WebSockets.");
  }

  private static ServerEndpointConfig config(HttpServletRequest request, SocketEndpoint socket) {
    return ServerEndpointConfig.Builder.create(SocketEndpoint.class, request.getServletPath())
        .subprotocols(SocketProtocol.names())
        .configurator(new One(socket))
        .build();
  }

  /** Gives a connection its own endpoint. */
  private static final class One extends ServerEndpointConfig.Configurator {
    private final SocketEndpoint socket;

    private One(SocketEndpoint socket) {
      this.socket = socket;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      return type.cast(socket);
    }

    /** The door has checked it. */
    @Override
    public boolean checkOrigin(String origin) {
      return true;
    }
  }
}
