package org.carrel.protocol.ipseity;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.http.Dialect;
import org.carrel.http.JsonText;
import org.carrel.http.Refusal;
import org.carrel.http.Route;

/**
 * ipseity 0.5.1. What its framework would refuse is {@code {"message": …}}; for its own errors see
 * {@link IpseityError}. No challenge goes with a 401.
 */
@Singleton
public final class IpseityDialect implements Dialect {
  @Override
  public String name() {
    return "ipseity";
  }

  @Override
  public List<Route> routes() {
    return Stream.of("/check", "/pubkey", "/refresh_token", "/token", "/user", "/version")
        .map(path -> Route.toServlet(path).readingNothing())
        .toList();
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    String body = JsonText.of(Map.of("message", failure.getMessage())) + "\n";
    return new Refusal(status, Map.of(), "application/json", body);
  }
}
