package org.carrel.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.net.MalformedURLException;
import org.carrel.failure.Failure;

/**
 * Sends the paths that a dialect serves by JAX-RS to the one internal prefix, so that {@code /}
 * stays static, and the paths that lost their key to where they lead without it, if that is not
 * where they are.
 */
public final class RoutingFilter extends DoorFilter {
  /** What begins so is internal: nothing of it is reached from outside. */
  private static final String INTERNAL = "/-";

  @Override
  void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Claim claim = Dialects.settled(request).orElseThrow();
    if (claim.is(Route.Trait.RESOURCE)) {
      dispatch(Resources.PREFIX + RequestPath.raw(request), request, response);
    } else if (KeylessRequest.isAtWrongServlet(request)) {
      dispatch(RequestPath.raw(request), request, response);
    } else if (isServedElsewhere(claim, request)) {
      dispatch(claim.route().at(), request, response);
    } else if (request.getServletPath().startsWith(INTERNAL)) {
      throw Failure.notFound("There is nothing here.");
    } else {
      if (claim.isNobodys() || !claim.route().at().isEmpty()) {
        SecurityHeaders.setForFiles(response);
      }
      chain.doFilter(request, response);
    }
  }

  /** What only looks like a dialect's path stays with the servlet or file that is really there. */
  private static boolean isServedElsewhere(Claim claim, HttpServletRequest request) {
    return !claim.route().at().isEmpty()
        && request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT
        && !isFile(request);
  }

  private static boolean isFile(HttpServletRequest request) {
    try {
      return request.getServletContext().getResource(RequestPath.of(request)) != null;
    } catch (MalformedURLException noFile) {
      return false;
    }
  }

  /** WildFly wraps what a servlet throws that was forwarded to. */
  private static void dispatch(
      String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    RequestDispatcher dispatcher = request.getRequestDispatcher(path);
    if (dispatcher == null) {
      throw Failure.notFound("There is nothing here.");
    }
    try {
      dispatcher.forward(request, response);
    } catch (RuntimeException | ServletException thrown) {
      if (thrown.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw thrown;
    }
  }
}
