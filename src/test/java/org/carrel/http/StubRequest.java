package org.carrel.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request without a server. What a test does not say is as in a plain GET from this machine. */
final class StubRequest {
  private final Map<String, List<String>> headers = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<Cookie> cookies = new ArrayList<>();
  private String method = "GET";
  private String path = "/";
  private String uri = "/";
  private String address = "127.0.0.1";
  private String scheme = "http";
  private String contextPath = "";
  private byte[] body = {};

  static StubRequest get(String path) {
    return new StubRequest().path(path, path);
  }

  static StubRequest post(String path) {
    StubRequest request = get(path);
    request.method = "POST";
    return request;
  }

  static StubRequest options(String path) {
    StubRequest request = get(path);
    request.method = "OPTIONS";
    return request;
  }

  StubRequest path(String decoded, String raw) {
    path = decoded;
    uri = raw;
    return this;
  }

  StubRequest below(String context) {
    contextPath = context;
    return this;
  }

  StubRequest from(String remote) {
    address = remote;
    return this;
  }

  StubRequest overHttps() {
    scheme = "https";
    return this;
  }

  StubRequest header(String name, String value) {
    headers.computeIfAbsent(key(name), k -> new ArrayList<>()).add(value);
    return this;
  }

  StubRequest cookie(String name, String value) {
    cookies.add(new Cookie(name, value));
    return this;
  }

  StubRequest attribute(String name, Object value) {
    attributes.put(name, value);
    return this;
  }

  StubRequest body(String contentType, byte[] bytes) {
    body = bytes;
    return header("Content-Type", contentType);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private List<String> all(Object name) {
    return headers.getOrDefault(key((String) name), List.of());
  }

  private @Nullable String first(String name) {
    return all(name).stream().findFirst().orElse(null);
  }

  HttpServletRequest build() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            StubRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, asked, args) -> answer(asked.getName(), args == null ? new Object[0] : args));
  }

  private @Nullable Object answer(String asked, Object[] args) {
    return switch (asked) {
      case "getMethod" -> method;
      case "getServletPath" -> path;
      case "getPathInfo" -> null;
      case "getRequestURI" -> contextPath + uri;
      case "getContextPath" -> contextPath;
      case "getRemoteAddr" -> address;
      case "getScheme" -> scheme;
      case "getServerName" -> "localhost";
      case "getServerPort" -> 8080;
      case "isSecure" -> scheme.equals("https");
      case "getDispatcherType" -> DispatcherType.REQUEST;
      case "getHeader" -> first((String) args[0]);
      case "getHeaders" -> Collections.enumeration(all(args[0]));
      case "getCookies" -> cookies.isEmpty() ? null : cookies.toArray(Cookie[]::new);
      case "getAttribute" -> attributes.get((String) args[0]);
      case "setAttribute" -> attributes.put((String) args[0], args[1]);
      case "getContentType" -> first("Content-Type");
      case "getContentLengthLong" ->
          Optional.ofNullable(first("Content-Length")).map(Long::valueOf).orElse(-1L);
      case "getInputStream" -> stream();
      case "getServletContext" -> context();
      default -> throw new UnsupportedOperationException(asked);
    };
  }

  private ServletContext context() {
    return (ServletContext)
        Proxy.newProxyInstance(
            StubRequest.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, asked, args) -> asked.getName().equals("getContextPath") ? contextPath : null);
  }

  private ServletInputStream stream() {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body);
    return new ServletInputStream() {
      @Override
      public int read() {
        return bytes.read();
      }

      @Override
      public boolean isFinished() {
        return bytes.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(jakarta.servlet.ReadListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
