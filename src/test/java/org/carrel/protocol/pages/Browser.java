package org.carrel.protocol.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A visit without a server, below a base address. */
final class Browser {
  final Map<String, String> headers = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();

  Browser(String base) {
    attributes.put("org.carrel.http.base", base);
    attributes.put("org.carrel.http.request-id", "trace-42");
  }

  Visit visit() {
    return new Visit(request(), stub(HttpServletResponse.class), Words.in(Locale.ENGLISH));
  }

  HttpServletRequest request() {
    return stub(HttpServletRequest.class);
  }

  private <T> T stub(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            Browser.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, asked, args) -> answer(asked.getName(), args)));
  }

  private @Nullable Object answer(String asked, Object[] args) {
    switch (asked) {
      case "getAttribute":
        return attributes.get((String) args[0]);
      case "getHeader":
        return null;
      case "setHeader":
        headers.put((String) args[0], (String) args[1]);
        return null;
      default:
        throw new UnsupportedOperationException(asked);
    }
  }
}
