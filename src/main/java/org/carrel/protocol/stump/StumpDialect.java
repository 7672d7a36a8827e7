package org.carrel.protocol.stump;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.http.Dialect;
import org.carrel.http.Problem;
import org.carrel.http.Refusal;
import org.carrel.http.Route;
import org.carrel.identity.Scope;

/** Stump's REST API. Its errors have {@code status} and {@code message} beside the problem's. */
@Singleton
public final class StumpDialect implements Dialect {
  @Override
  public String name() {
    return "stump";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.toResource("/api/v2/*").seenInPreview(),
        Route.toServlet(PictureServlet.MEDIA).opening(Scope.LIBRARY_READ).seenInPreview(),
        Route.toServlet(PictureServlet.SERIES).opening(Scope.LIBRARY_READ).seenInPreview(),
        Route.toResource(PictureServlet.SERIES).on("POST"),
        Route.toServlet(PictureServlet.LIBRARY).opening(Scope.LIBRARY_READ).seenInPreview(),
        Route.toServlet(BundleServlet.BUNDLE).opening(Scope.LIBRARY_READ).seenInPreview(),
        Route.toServlet(EpubServlet.EPUB).opening(Scope.LIBRARY_READ).seenInPreview(),
        Route.toResource("/api/v2/check-for-update").readingNothing(),
        Route.toResource("/api/v2/auth/oidc/*").readingNothing(),
        Route.toResource("/api/v2/ping").readingNothing(),
        Route.toResource("/api/v2/claim").readingNothing(),
        Route.toResource("/api/v2/version").readingNothing(),
        Route.toResource("/api/v2/auth/login").readingNothing(),
        Route.toResource("/api/v2/auth/refresh-token").readingNothing(),
        Route.toResource("/api/v2/auth/register").open(),
        Route.toResource("/api/v2/auth/logout").readingNothing());
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    Map<String, Object> members = Problem.members(failure, status);
    members.put("message", failure.getMessage());
    return Problem.refusal(failure, status, members);
  }
}
