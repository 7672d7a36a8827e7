package org.carrel.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request whose path held an API key, with the path it would have without it. Once it is
 * forwarded the container says what the path is: it puts its own wrapper below ours.
 */
final class KeylessRequest extends HttpServletRequestWrapper {
  private final String path;
  private final String raw;

  KeylessRequest(HttpServletRequest request, String path, String raw) {
    super(request);
    this.path = path;
    this.raw = raw;
  }

  private boolean isForwarded() {
    return getDispatcherType() != DispatcherType.REQUEST;
  }

  @Override
  public String getServletPath() {
    return isForwarded() ? super.getServletPath() : path;
  }

  @Override
  public @Nullable String getPathInfo() {
    return isForwarded() ? super.getPathInfo() : null;
  }

  @Override
  public String getRequestURI() {
    return isForwarded() ? super.getRequestURI() : getContextPath() + raw;
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(Links.of(this).origin()).append(getRequestURI());
  }

  /** The container notes where a forward came from, with the path as it arrived. */
  @Override
  public @Nullable Object getAttribute(String name) {
    return name.equals(RequestDispatcher.FORWARD_REQUEST_URI) && isForwarded()
        ? getContextPath() + raw
        : super.getAttribute(name);
  }
}
