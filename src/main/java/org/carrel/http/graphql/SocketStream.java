package org.carrel.http.graphql;

import graphql.ExecutionResult;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.http.graphql.GraphQlEngine.Reading;
import org.carrel.identity.Caller;

/** One WebSocket: what its client says, and what it is told. */
final class SocketStream extends Stream {
  /** In characters; a document has at most 100,000. */
  static final int LONGEST_MESSAGE = 128 * 1024;

  private static final int MOST_OPERATIONS = 20;
  private static final int LONGEST_ID = 256;

  /** In bytes; a client that has this much to take is answered no more questions. */
  private static final int MOST_UNSENT = 512 * 1024;

  private static final long TO_BEGIN = Duration.ofSeconds(10).toNanos();
  private static final long BETWEEN_PINGS = Duration.ofSeconds(20).toNanos();
  private static final long SILENT = Duration.ofSeconds(70).toNanos();

  private final Session session;
  private final SocketProtocol protocol;
  private final LiveQueries queries;
  private final Outbox outbox;

  /** Queries that are run, or whose answer is not yet written. */
  private final AtomicInteger answering = new AtomicInteger();

  private final long opened = System.nanoTime();
  private volatile long heard = opened;
  private volatile boolean begun;
  private volatile boolean closed;
  private long pinged = opened;

  SocketStream(
      Session session,
      SocketProtocol protocol,
      SocketOpening opening,
      Function<Runnable, Outbox> outboxes) {
    super(opening.caller(), opening.standing(), opening.place());
    this.session = session;
    this.protocol = protocol;
    this.queries = opening.queries();
    this.outbox = outboxes.apply(() -> close(1013, "Too slow"));
  }

  void heard() {
    heard = System.nanoTime();
  }

  /** A message of the client. */
  void hear(String text) {
    if (closed) {
      return;
    }
    heard();
    if (text.length() > LONGEST_MESSAGE) {
      close(CloseCodes.TOO_BIG.getCode(), "Message too long");
      return;
    }
    try {
      hear(Body.ofText(text));
    } catch (Failure failure) {
      close(4400, "Invalid message");
    }
  }

  private void hear(Body message) {
    String type = message.requireText("type");
    if (type.equals(protocol.begin())) {
      begin(message);
    } else if (type.equals(protocol.end())) {
      end(id(message));
    } else {
      switch (type) {
        case "connection_init" -> welcome();
        case "ping" -> say(SocketProtocol.message("pong"));
        case "pong" -> {}
        case "connection_terminate" -> close(1000, "");
        default -> close(4400, "Invalid message");
      }
    }
  }

  private void welcome() {
    if (begun) {
      close(4429, "Too many initialisation requests");
      return;
    }
    begun = true;
    say(SocketProtocol.message("connection_ack"));
  }

  private static String id(Body message) {
    String id = message.requireText("id");
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw Failure.invalid("The id is too long.");
    }
    return id;
  }

  private void begin(Body message) {
    String id = id(message);
    Optional<Caller> caller = caller();
    if (!begun) {
      close(4401, "Unauthorized");
    } else if (caller.isEmpty()) {
      revoked();
    } else if (has(id)) {
      close(4409, "Subscriber for " + cut(id) + " already exists");
    } else if (operations() + answering.get() >= MOST_OPERATIONS) {
      refuse(id, Failure.conflict("Too many operations are under way."));
    } else if (outbox.unsent() > MOST_UNSENT) {
      refuse(id, new Failure(Reason.UNAVAILABLE, "Too much waits to be taken."));
    } else {
      run(id, message, caller.get());
    }
  }

  /** A reason has at most 123 bytes. */
  private static String cut(String id) {
    return id.length() > 40 ? id.substring(0, 40) : id;
  }

  private void run(String id, Body message, Caller caller) {
    answering.incrementAndGet();
    try {
      Map<?, ?> payload =
          message.values().get("payload") instanceof Map<?, ?> given ? given : Map.of();
      GraphQlRequest request = GraphQlRequest.of(new Body(Input.members(payload)));
      give(id, queries.run(request, caller, Reading.ANYTHING));
    } catch (Failure failure) {
      refuse(id, failure);
    } finally {
      outbox.add(0, answering::decrementAndGet);
    }
  }

  private void give(String id, ExecutionResult result) {
    Optional<FeedPublisher> feed =
        new LiveResult(result).feed(next -> say(protocol.next(id, next)));
    if (feed.isPresent()) {
      keep(id, feed.get());
    } else if (result.getData() == null && !result.getErrors().isEmpty()) {
      say(protocol.error(id, result.getErrors().stream().map(ResultView::of).toList()));
    } else {
      answer(id, protocol.next(id, result));
    }
  }

  private void answer(String id, String text) {
    if (Outbox.bytes(text) > Outbox.MOST_BYTES) {
      refuse(id, new Failure(Reason.TOO_LARGE, "The answer is too large for a socket."));
    } else {
      say(text);
      say(protocol.complete(id));
    }
  }

  private void refuse(String id, Failure failure) {
    say(
        protocol.error(
            id,
            List.of(
                Map.of(
                    "message", failure.getMessage(),
                    "extensions", Map.of("code", failure.reason().name())))));
  }

  private void end(String id) {
    if (drop(id) && protocol == SocketProtocol.LEGACY) {
      say(protocol.complete(id));
    }
  }

  private void say(String text) {
    outbox.add(Outbox.bytes(text), () -> session.getBasicRemote().sendText(text));
  }

  @Override
  void tick() {
    long now = System.nanoTime();
    if (!begun && now - opened > TO_BEGIN) {
      close(4408, "Connection initialisation timeout");
    } else if (now - heard > SILENT) {
      close(CloseCodes.GOING_AWAY.getCode(), "Silent for too long");
    } else if (now - pinged > BETWEEN_PINGS) {
      pinged = now;
      outbox.add(0, () -> session.getBasicRemote().sendPing(ByteBuffer.allocate(0)));
    }
  }

  @Override
  void revoked() {
    close(4403, "Forbidden");
  }

  @Override
  void stop() {
    close(CloseCodes.GOING_AWAY.getCode(), "The server stops");
  }

  void fail() {
    close(CloseCodes.UNEXPECTED_CONDITION.getCode(), "");
  }

  /** It is closed. */
  void over() {
    closed = true;
    dropAll();
    outbox.close();
  }

  private void close(int code, String reason) {
    over();
    CloseCode named = code < 3000 ? CloseCodes.getCloseCode(code) : () -> code;
    try {
      session.close(new CloseReason(named, reason));
    } catch (IOException | IllegalStateException gone) {
      // then it is closed
    }
  }
}
