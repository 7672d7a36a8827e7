package org.carrel.protocol.burgerauth;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.http.CredentialReader;
import org.carrel.http.Dialect;
import org.carrel.http.JsonText;
import org.carrel.http.Refusal;
import org.carrel.http.Route;

/**
 * Burgerauth's API. Its calls carry their secret key in the body, so that scripts of every origin
 * may make them and no other credential counts; only where a browser is led the cookie is read.
 */
@Singleton
public final class BurgerauthDialect implements Dialect {
  private static final List<String> CALLS =
      List.of(
          "/api/signup",
          "/api/login",
          "/api/auth",
          "/api/tokenauth",
          "/login/oauth/access_token",
          "/api/userinfo",
          "/api/newauth",
          "/api/deleteauth",
          "/api/listauth",
          "/api/deleteaccount",
          "/api/changepassword",
          "/api/secretkeyloggedin",
          "/api/sessions/list",
          "/api/sessions/remove",
          "/api/uniqueid",
          "/api/loggedin",
          "/api/version",
          "/api/servicename",
          "/userinfo");

  @Override
  public String name() {
    return "burgerauth";
  }

  @Override
  public List<Route> routes() {
    Stream<Route> calls =
        CALLS.stream().map(path -> Route.toResource(path).readingNothing().fromAnyOrigin());
    Stream<Route> browsers =
        Stream.of(
                Route.toResource("/api/auth").on("GET", "HEAD"),
                Route.toResource("/login"),
                Route.toResource("/app"),
                Route.toResource("/signup"),
                Route.toResource("/dashboard"),
                Route.toResource("/logout"))
            .map(route -> route.reading(CredentialReader.COOKIE).open());
    return Stream.concat(calls, browsers).toList();
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    Map<String, String> error = Map.of("error", failure.getMessage());
    return new Refusal(status, Map.of(), Answers.JSON, JsonText.of(error));
  }
}
