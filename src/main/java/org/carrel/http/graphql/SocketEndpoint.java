package org.carrel.http.graphql;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import org.carrel.http.Standing;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** One WebSocket as the server sees it. */
final class SocketEndpoint extends Endpoint {
  /** In characters; a document has at most as many. */
  private static final int LONGEST_MESSAGE = 128 * 1024;

  private final Caller caller;
  private final Standing standing;
  private final LiveQueries queries;
  private final Streams streams;
  private volatile @Nullable SocketStream stream;

  SocketEndpoint(Caller caller, Standing standing, LiveQueries queries, Streams streams) {
    this.caller = caller;
    this.standing = standing;
    this.queries = queries;
    this.streams = streams;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    session.setMaxBinaryMessageBufferSize(1);
    session.setMaxIdleTimeout(0);
    SocketProtocol protocol = SocketProtocol.named(session.getNegotiatedSubprotocol());
    if (protocol == null) {
      refuse(session);
      return;
    }
    SocketStream opened =
        new SocketStream(session, protocol, caller, standing, queries, streams.threads());
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
