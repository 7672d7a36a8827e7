package org.carrel.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carrel.http.JsonText;
import org.jspecify.annotations.Nullable;

/** A client that speaks GraphQL over a WebSocket. */
final class GraphQlSocket implements WebSocket.Listener {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();

  @SuppressWarnings("NullAway.Init")
  private WebSocket socket;

  /**
   * Opens one.
   *
   * @param protocol the one it asks for
   * @throws java.util.concurrent.CompletionException if the server refuses
   */
  static GraphQlSocket open(URI server, String protocol, String... headers) {
    GraphQlSocket opened = new GraphQlSocket();
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI address = URI.create("ws://" + server.getAuthority() + "/api/graphql/ws");
    opened.socket = builder.subprotocols(protocol).buildAsync(address, opened).join();
    return opened;
  }

  /** The same, greeted. */
  static GraphQlSocket ready(URI server, String protocol, String... headers) {
    GraphQlSocket opened = open(server, protocol, headers);
    opened.say(Map.of("type", "connection_init"));
    opened.await("connection_ack");
    return opened;
  }

  void say(Map<String, ?> message) {
    socket.sendText(JsonText.of(message), true).join();
  }

  void ask(String type, String id, String document) {
    say(Map.of("type", type, "id", id, "payload", Map.of("query", document)));
  }

  /** The next message that holds the text. */
  String await(String text) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String last = "";
    while (System.nanoTime() < limit) {
      last = next(1).orElse(last);
      if (last.contains(text)) {
        return last;
      }
    }
    throw new AssertionError("never heard " + text + " but " + last);
  }

  Optional<String> next(int seconds) {
    try {
      return Optional.ofNullable(heard.poll(seconds, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The code that the server closes it with, within so many seconds. */
  int awaitClose(int seconds) {
    return closed.orTimeout(seconds, TimeUnit.SECONDS).join();
  }

  void close() {
    socket.abort();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      heard.add(part.toString());
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable thrown) {
    closed.completeExceptionally(thrown);
  }
}
