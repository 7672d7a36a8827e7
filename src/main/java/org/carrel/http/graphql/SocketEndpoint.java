package org.carrel.http.graphql;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One WebSocket as the server sees it, which calls it by reflection. */
public final class SocketEndpoint extends Endpoint {

  private static final String PATH = "/-graphql-socket";

  private final Streams streams;
  private final @Nullable SocketOpening given;
  private volatile @Nullable SocketStream stream;

  private SocketEndpoint(Streams streams, @Nullable SocketOpening given) {
    this.streams = streams;
    this.given = given;
  }

  /**
   * How the server is told of it.
   *
   * @param opening for servers that take the endpoint of the upgrade; others take the one they know
   *     already, which finds it as the session's principal
   */
  static ServerEndpointConfig config(
      String contextPath, Streams streams, @Nullable SocketOpening opening) {
    return ServerEndpointConfig.Builder.create(SocketEndpoint.class, contextPath + PATH)
        .subprotocols(SocketProtocol.names())
        .configurator(new Own(streams, opening))
        .build();
  }

  /** Gives each connection an endpoint of its own. */
  private static final class Own extends ServerEndpointConfig.Configurator {
    private final Streams streams;
    private final @Nullable SocketOpening opening;

    private Own(Streams streams, @Nullable SocketOpening opening) {
      this.streams = streams;
      this.opening = opening;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      return type.cast(new SocketEndpoint(streams, opening));
    }

    /** The door has checked it. */
    @Override
    public boolean checkOrigin(String origin) {
      return true;
    }
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxTextMessageBufferSize(SocketStream.LONGEST_MESSAGE);
    session.setMaxBinaryMessageBufferSize(1);
    session.setMaxIdleTimeout(0);
    SocketProtocol protocol = SocketProtocol.named(session.getNegotiatedSubprotocol());
    SocketOpening opening = opening(session);
    if (protocol == null || opening == null) {
      refuse(session, opening);
      return;
    }
    SocketStream opened = new SocketStream(session, protocol, opening, streams::outbox);
    stream = opened;
    session.addMessageHandler(String.class, (MessageHandler.Whole<String>) opened::hear);
    session.addMessageHandler(
        PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> opened.heard());
    streams.add(opened);
  }

  private @Nullable SocketOpening opening(Session session) {
    boolean known = given == null && session.getUserPrincipal() instanceof SocketOpening;
    return known ? (SocketOpening) session.getUserPrincipal() : given;
  }

  private static void refuse(Session session, @Nullable SocketOpening opening) {
    if (opening != null) {
      opening.place().release();
    }
    try {
      session.close(new CloseReason(() -> 4406, "Subprotocol not acceptable"));
    } catch (IOException gone) {
      // then it is closed
    }
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    SocketStream closed = stream;
    if (closed != null) {
      closed.over();
      streams.remove(closed);
    }
  }

  @Override
  public void onError(Session session, Throwable thrown) {
    SocketStream failed = stream;
    if (failed != null) {
      failed.fail();
    }
    onClose(session, new CloseReason(CloseReason.CloseCodes.CLOSED_ABNORMALLY, ""));
  }
}
