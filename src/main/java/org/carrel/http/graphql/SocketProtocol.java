package org.carrel.http.graphql;

import graphql.ExecutionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.http.JsonText;
import org.jspecify.annotations.Nullable;

/** The two ways in which GraphQL is spoken over a WebSocket. */
enum SocketProtocol {
  /**
   * @see <a href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md">graphql-ws</a>
   */
  TRANSPORT("graphql-transport-ws", "subscribe", "complete", "next"),
  /**
   * The one before it, which Stump's web client speaks.
   *
   * @see <a
   *     href="https://github.com/apollographql/subscriptions-transport-ws">subscriptions-transport-ws</a>
   */
  LEGACY("graphql-ws", "start", "stop", "data");

  private final String title;
  private final String begin;
  private final String end;
  private final String next;

  SocketProtocol(String title, String begin, String end, String next) {
    this.title = title;
    this.begin = begin;
    this.end = end;
    this.next = next;
  }

  static List<String> names() {
    return Stream.of(values()).map(protocol -> protocol.title).toList();
  }

  static @Nullable SocketProtocol named(String name) {
    return Stream.of(values()).filter(one -> one.title.equals(name)).findFirst().orElse(null);
  }

  /** The word for beginning an operation. */
  String begin() {
    return begin;
  }

  /** The word for ending one. */
  String end() {
    return end;
  }

  String next(String id, ExecutionResult result) {
    return message(next, id, ResultView.of(result));
  }

  /** Of an operation that was not run. */
  String error(String id, List<Map<String, Object>> errors) {
    return message("error", id, this == LEGACY ? errors.get(0) : errors);
  }

  String complete(String id) {
    return message("complete", id, null);
  }

  static String message(String type) {
    return JsonText.of(Map.of("type", type));
  }

  private static String message(String type, String id, @Nullable Object payload) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type);
    members.put("id", id);
    if (payload != null) {
      members.put("payload", payload);
    }
    return JsonText.of(members);
  }
}
