package org.carrel.protocol.imagor;

import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.http.Dialect;
import org.carrel.http.Refusal;
import org.carrel.http.Route;

/**
 * Imagor Studio. The calls about accounts carry what they need in the body, so that scripts of
 * every origin may make them and no credential of the request counts; GraphQL takes any.
 */
@Singleton
public final class StudioDialect implements Dialect {
  @Override
  public String name() {
    return "imagor";
  }

  @Override
  public List<Route> routes() {
    return Stream.concat(
            AuthCall.paths().stream()
                .map(path -> Route.toServlet(path).readingNothing().fromAnyOrigin()),
            Stream.of(Route.toServlet(QueryServlet.PATH)))
        .toList();
  }

  @Override
  public Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    return new Refusal(status, Map.of(), "application/json", error(failure, request).json());
  }

  private static StudioError error(Failure failure, HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    Optional<AuthCall> call = AuthCall.at(path);
    return switch (failure.reason()) {
      case UNAUTHENTICATED ->
          StudioError.of("UNAUTHORIZED", "Authorization header is missing or invalid");
      case BAD_CREDENTIAL ->
          call.filter(AuthCall.LOGIN::equals).isPresent()
              ? StudioError.loginFailed()
              : StudioError.of(
                  "UNAUTHORIZED",
                  call.isPresent() ? failure.getMessage() : "Invalid or expired token");
      case METHOD_NOT_ALLOWED ->
          StudioError.of("METHOD_NOT_ALLOWED", "Method not allowed")
              .with(
                  Map.of(
                      "allowedMethod", call.map(AuthCall::method).orElse(""),
                      "receivedMethod", request.getMethod()));
      case CONFLICT ->
          call.filter(AuthCall.REGISTER::equals).isPresent()
              ? StudioError.of("ALREADY_EXISTS", failure.getMessage())
                  .with(Map.of("field", "username"))
              : StudioError.of("ALREADY_EXISTS", failure.getMessage());
      default -> StudioError.of(StudioError.code(failure.reason()), failure.getMessage());
    };
  }
}
