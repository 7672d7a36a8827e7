package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** The request as it was before our own proxies. */
final class ForwardedRequest extends HttpServletRequestWrapper {
  private final String scheme;
  private final String host;
  private final @Nullable String client;

  ForwardedRequest(
      HttpServletRequest request, String scheme, String host, @Nullable String client) {
    super(request);
    this.scheme = scheme;
    this.host = host;
    this.client = client;
  }

  @Override
  public String getRemoteAddr() {
    return client == null ? super.getRemoteAddr() : client;
  }

  @Override
  public String getRemoteHost() {
    return getRemoteAddr();
  }

  @Override
  public String getScheme() {
    return scheme;
  }

  @Override
  public boolean isSecure() {
    return scheme.equals("https");
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(scheme).append("://").append(host).append(getRequestURI());
  }
}
