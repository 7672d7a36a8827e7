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

/** One WebSocket as the server sees it. */
final class SocketEndpoint extends Endpoint {
  /** In characters; a document has at most as many. */
  private static final int LONGEST_MESSAGE = 128 * 1024;

  private static final String PATH = "/-graphql-socket";

  private final Streams streams;
  private volatile @Nullable SocketStream stream;

  SocketEndpoint(Streams streams) {
    this.streams = streams;
  }

  /** How the server is told of it. */
  static ServerEndpointConfig config(String contextPath, Streams streams) {
    return ServerEndpointConfig.Builder.create(SocketEndpoint.class, contextPath + PATH)
        .subprotocols(SocketProtocol.names())
        .configurator(new Own(streams))
        .build();
  }

  /** Gives each connection an endpoint of its own. */
  private static final class Own extends ServerEndpointConfig.Configurator {
    private final Streams streams;

    private Own(Streams streams) {
      this.streams = streams;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
      return type.cast(new SocketEndpoint(streams));
    }

    /** The door has checked it. */
    @Override
    public boolean checkOrigin(String origin) {
      return true;
    }
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    session.setMaxBinaryMessageBufferSize(1);
    session.setMaxIdleTimeout(0);
    SocketProtocol protocol = SocketProtocol.named(session.getNegotiatedSubprotocol());
    if (protocol == null || !(session.getUserPrincipal() instanceof SocketOpening opening)) {
      refuse(session);
      return;
    }
    SocketStream opened = new SocketStream(session, protocol, opening, streams.threads());
    stream = opened;
    session.addMessageHandler(String.class, (MessageHandler.Whole<String>) opened::hear);
    session.addMessageHandler(
        PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> opened.heard());
    streams.add(opened);
  }

  private static void refuse(Session session) {
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
      closed.dropAll();
      streams.remove(closed);
    }
  }

  @Override
  public void onError(Session session, Throwable thrown) {
    onClose(session, new CloseReason(CloseReason.CloseCodes.CLOSED_ABNORMALLY, ""));
  }
}
