package org.carrel.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

/**
 * A request whose path held an API key, with the path it would have without it. A servlet mapped to
 * all below what stands before the key serves both paths, and finds the one without the key here.
 * Once the request is forwarded the container says what the path is: it puts its own wrapper below
 * ours.
 */
final class KeylessRequest extends HttpServletRequestWrapper {
  private final String servletPath;
  private final @Nullable String pathInfo;
  private final String raw;

  KeylessRequest(HttpServletRequest request, String path, String raw) {
    super(request);
    int end = servesBelow(request, path) ? request.getServletPath().length() : path.length();
    this.servletPath = path.substring(0, end);
    this.pathInfo = end == path.length() ? null : path.substring(end);
    this.raw = raw;
  }

  private static boolean servesBelow(HttpServletRequest request, String path) {
    return request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH
        && path.startsWith(request.getServletPath() + "/");
  }

  /** Whether the servlet that was chosen for the path with its key is none for the one without. */
  static boolean isAtWrongServlet(HttpServletRequest request) {
    return request.getAttribute(PathKeyReader.ATTRIBUTE) != null && request.getPathInfo() == null;
  }

  private boolean isForwarded() {
    return getDispatcherType() != DispatcherType.REQUEST;
  }

  @Override
  public String getServletPath() {
    return isForwarded() ? super.getServletPath() : servletPath;
  }

  @Override
  public @Nullable String getPathInfo() {
    return isForwarded() ? super.getPathInfo() : pathInfo;
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
