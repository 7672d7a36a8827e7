package org.carrel.http;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer without a server: its status and headers. */
final class StubResponse {
  private final Map<String, List<String>> headers = new HashMap<>();
  private int status = 200;

  int status() {
    return status;
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().reduce((a, b) -> b);
  }

  HttpServletResponse build() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            StubResponse.class.getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, asked, args) -> take(asked.getName(), args));
  }

  private @Nullable Object take(String asked, Object[] args) {
    switch (asked) {
      case "setStatus" -> status = (int) args[0];
      case "setHeader" -> headers.put((String) args[0], List.of((String) args[1]));
      case "addHeader" ->
          headers.computeIfAbsent((String) args[0], k -> new ArrayList<>()).add((String) args[1]);
      default -> throw new UnsupportedOperationException(asked);
    }
    return null;
  }
}
