package org.carrel.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends the paths that a dialect serves by JAX-RS to the one internal prefix, so that {@code /}
 * stays static.
 */
public final class RoutingFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (path.startsWith("/api/v2/")) {
      request.getRequestDispatcher(Resources.PREFIX + path).forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
