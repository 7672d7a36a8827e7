package org.carrel.protocol.oauth;

import jakarta.inject.Singleton;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.http.CredentialReader;
import org.carrel.http.Dialect;
import org.carrel.http.Problem;
import org.carrel.http.Refusal;
import org.carrel.http.Route;

/**
 * OAuth 2 and OpenID Connect. Clients prove themselves to the endpoints, which read it themselves;
 * a browser's session counts where browsers are sent; people manage as elsewhere.
 */
@Singleton
public final class OAuthDialect implements Dialect {
  @Override
  public String name() {
    return "oauth";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        browsers(Endpoints.AUTHORIZE),
        browsers(Endpoints.END_SESSION),
        programs(Endpoints.TOKEN).fromAnyOrigin(),
        programs(Endpoints.REVOKE).fromAnyOrigin(),
        programs(Endpoints.PAR).fromAnyOrigin(),
        programs(Endpoints.USERINFO).fromAnyOrigin(),
        programs(Endpoints.JWKS).fromAnyOrigin(),
        programs(Endpoints.WELL_KNOWN_JWKS).fromAnyOrigin(),
        programs(Endpoints.OPENID_CONFIGURATION).fromAnyOrigin(),
        programs(Endpoints.AUTHORIZATION_SERVER).fromAnyOrigin(),
        programs(Endpoints.INTROSPECT),
        programs(Endpoints.DEVICE),
        programs(Endpoints.REGISTER),
        Route.toResource(Endpoints.CLIENTS + "/*"),
        Route.toResource(Endpoints.GRANTS + "/*"),
        Route.toResource(Endpoints.KEYS + "/*"));
  }

  private static Route browsers(String path) {
    return Route.toServlet(path).reading(CredentialReader.COOKIE).forgiving().fromAnySite();
  }

  private static Route programs(String path) {
    return Route.toServlet(path).readingNothing();
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    String path = path(request);
    if (Endpoints.isPage(path)) {
      return new Refusal(status, Map.of(), "text/html", ErrorPage.html(failure.getMessage()));
    }
    return Endpoints.isManagement(path)
        ? Problem.refusal(failure, status, Problem.members(failure, status))
        : ErrorAnswer.of(failure, status);
  }

  /** Below the context path, before any forward. */
  private static String path(HttpServletRequest request) {
    Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    String uri = forwarded instanceof String text ? text : request.getRequestURI();
    return uri.substring(request.getContextPath().length());
  }
}
