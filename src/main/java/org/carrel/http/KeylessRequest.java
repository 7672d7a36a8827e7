package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A request whose path held an API key, with the path it would have without it. */
final class KeylessRequest extends HttpServletRequestWrapper {
  private final String path;
  private final String raw;

  KeylessRequest(HttpServletRequest request, String path, String raw) {
    super(request);
    this.path = path;
    this.raw = raw;
  }

  @Override
  public String getServletPath() {
    return path;
  }

  @Override
  public @Nullable String getPathInfo() {
    return null;
  }

  @Override
  public String getRequestURI() {
    return getContextPath() + raw;
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(Links.of(this).origin()).append(getRequestURI());
  }
}
