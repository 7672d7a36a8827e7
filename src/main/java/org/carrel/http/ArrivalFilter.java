package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * The outermost step: names the request, sets the headers every answer carries, refuses what no
 * dialect could read, and is the one place where a failure becomes an answer.
 */
public final class ArrivalFilter extends DoorFilter {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Outside outside;
  private final Refusals refusals;
  private final Running running;

  @Inject
  ArrivalFilter(Outside outside, Refusals refusals, Running running) {
    this.outside = outside;
    this.refusals = refusals;
    this.running = running;
  }

  @Override
  void pass(HttpServletRequest arrived, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest request = arrived;
    try {
      SecurityHeaders.set(response);
      RequestId.settle(request, response);
      check(request, response);
      request = DeclaredBody.of(outside.seen(request));
      serve(request, response, chain);
    } catch (Failure failure) {
      refusals.send(failure, request, response);
    } catch (RuntimeException | ServletException | StackOverflowError e) {
      refusals.send(refusals.defect(e, request), request, response);
    }
  }

  private static void serve(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } finally {
      Intake.passOver(request);
    }
  }

  private void check(HttpServletRequest request, HttpServletResponse response) {
    if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "This method is not known here.");
    }
    Framing.check(request, response);
    RequestPath.check(request.getRequestURI());
    running.require();
  }
}
