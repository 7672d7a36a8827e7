package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Dialect;
import org.carrel.http.Problem;
import org.carrel.http.Refusal;
import org.carrel.http.Route;

/**
 * The core GraphQL API. What the door refuses is said to clients of GraphQL, of Stump and of Imagor
 * Studio in one body.
 */
@Singleton
public final class GraphQlDialect implements Dialect {
  private final Playground playground;

  @Inject
  GraphQlDialect(Playground playground) {
    this.playground = playground;
  }

  @Override
  public String name() {
    return "graphql";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.toServlet(GraphQlServlet.PATH).askedInPreview(),
        Route.toServlet(GraphQlSocketServlet.PATH).askedInPreview());
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    boolean tooEarly = failure.reason() == Reason.UNAUTHENTICATED && Playground.isMeant(request);
    return tooEarly && playground.isOpen()
        ? Refusal.empty(303).with("Location", Playground.signIn(request))
        : refusal(failure, status);
  }

  private static Refusal refusal(Failure failure, int status) {
    String code = code(failure.reason());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("status", status);
    members.put("error", failure.getMessage());
    members.put("code", code);
    members.put("message", failure.getMessage());
    members.put(
        "errors",
        List.of(Map.of("message", failure.getMessage(), "extensions", Map.of("code", code))));
    Refusal problem = Problem.refusal(failure, status, members);
    return new Refusal(status, problem.headers(), "application/json", problem.body());
  }

  private static String code(Reason reason) {
    return switch (reason) {
      case UNAUTHENTICATED, BAD_CREDENTIAL -> "UNAUTHORIZED";
      default -> reason.name();
    };
  }
}
