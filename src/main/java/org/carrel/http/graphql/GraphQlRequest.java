package org.carrel.http.graphql;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.jspecify.annotations.Nullable;

/** What is asked: a document, which of its operations, and values for its variables. */
record GraphQlRequest(
    String query, Optional<String> operationName, Map<String, @Nullable Object> variables) {

  /**
   * Reads it from the body of a POST, or the query of a GET.
   *
   * @throws Failure INVALID if it is none; METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE; TOO_LARGE
   */
  static GraphQlRequest of(HttpServletRequest request, RequestFiles files) throws IOException {
    return switch (request.getMethod()) {
      case "POST" -> of(body(request, files));
      case "GET" -> ofQuery(Body.ofQuery(request));
      default -> throw new Failure(Reason.METHOD_NOT_ALLOWED, "GraphQL is asked by GET and POST.");
    };
  }

  private static Body body(HttpServletRequest request, RequestFiles files) throws IOException {
    return switch (mediaType(request)) {
      case "application/json" -> Body.ofJson(request);
      case "multipart/form-data" -> MultipartRequest.read(request, files.spool());
      default ->
          throw new Failure(
              Reason.UNSUPPORTED_MEDIA_TYPE,
              "GraphQL is asked in application/json, or with files in multipart/form-data.");
    };
  }

  private static String mediaType(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads it from JSON.
   *
   * @throws Failure INVALID if it is none
   */
  static GraphQlRequest of(Body body) {
    requireObject(body, "extensions");
    return new GraphQlRequest(query(body), body.text("operationName"), variables(body));
  }

  private static String query(Body body) {
    return body.text("query")
        .filter(query -> !query.isBlank())
        .orElseThrow(() -> Failure.invalid("query is missing."));
  }

  private static Map<String, @Nullable Object> variables(Body body) {
    return requireObject(body, "variables");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> requireObject(Body body, String name) {
    Object value = body.values().get(name);
    if (value != null && !(value instanceof Map)) {
      throw Failure.invalid(name + " is not an object.");
    }
    return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
  }

  private static GraphQlRequest ofQuery(Body query) {
    Map<String, @Nullable Object> variables =
        query
            .text("variables")
            .filter(text -> !text.isBlank())
            .map(Body::ofText)
            .map(Body::values)
            .orElse(Map.of());
    return new GraphQlRequest(
        query(query), query.text("operationName").filter(name -> !name.isEmpty()), variables);
  }
}
