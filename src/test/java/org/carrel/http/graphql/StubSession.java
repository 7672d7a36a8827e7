package org.carrel.http.graphql;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A WebSocket without a server: what was sent on it, and how it was closed. */
final class StubSession {
  final List<String> sent = new ArrayList<>();
  final List<Integer> closes = new ArrayList<>();

  Session build() {
    return proxy(Session.class);
  }

  private <T> T proxy(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            StubSession.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, asked, args) -> answer(asked.getName(), args)));
  }

  private @Nullable Object answer(String asked, Object[] args) {
    switch (asked) {
      case "getBasicRemote" -> {
        return proxy(RemoteEndpoint.Basic.class);
      }
      case "sendText" -> sent.add((String) args[0]);
      case "close" -> closes.add(((CloseReason) args[0]).getCloseCode().getCode());
      default -> throw new UnsupportedOperationException(asked);
    }
    return null;
  }
}
