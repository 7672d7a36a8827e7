package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.jspecify.annotations.Nullable;

/** The one error page: what the container refuses is said by the dialect, too. */
public final class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Refusals refusals;
  private final transient Dialects dialects;

  @Inject
  ErrorServlet(Refusals refusals, Dialects dialects) {
    this.refusals = refusals;
    this.dialects = dialects;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return; // the client went away, or stopped reading
    }
    int status = status(request);
    SecurityHeaders.set(response);
    if (request.getAttribute(Claim.ATTRIBUTE) == null) {
      request.setAttribute(Claim.ATTRIBUTE, owner(request));
    }
    Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Failure failure = failure(status, thrown, request);
    refusals.of(failure, status, request).send(request.getMethod(), response);
  }

  private static int status(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return status instanceof Integer code && code >= 400 && code <= 599 ? code : 404;
  }

  private Claim owner(HttpServletRequest request) {
    Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = uri instanceof String text ? text : "/";
    return dialects.claim(
        request.getMethod(), path.substring(Math.min(path.length(), contextLength(request))));
  }

  private static int contextLength(HttpServletRequest request) {
    return request.getContextPath().length();
  }

  private Failure failure(int status, @Nullable Throwable thrown, HttpServletRequest request) {
    if (thrown != null) {
      return refusals.defect(thrown, request);
    }
    Reason reason = Problem.reason(status);
    return new Failure(
        reason, reason == Reason.NOT_FOUND ? "There is nothing here." : "It was not carried out.");
  }
}
