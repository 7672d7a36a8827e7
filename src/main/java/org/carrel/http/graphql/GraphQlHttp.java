package org.carrel.http.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.JsonText;
import org.carrel.http.Links;
import org.carrel.http.Problem;
import org.carrel.http.Refusals;
import org.carrel.http.graphql.GraphQlEngine.Reading;
import org.carrel.identity.Caller;

/**
 * GraphQL over HTTP. Whoever accepts {@code application/graphql-response+json} is told by the
 * status whether the document was run at all; for {@code application/json} that is 200, or what the
 * endpoint's own clients know.
 */
@Singleton
public final class GraphQlHttp {
  private final GraphQlEngine engine;
  private final Uploads uploads;
  private final Refusals refusals;

  @Inject
  GraphQlHttp(GraphQlEngine engine, Uploads uploads, Refusals refusals) {
    this.engine = engine;
    this.uploads = uploads;
    this.refusals = refusals;
  }

  /**
   * Answers one request.
   *
   * @param endpoint the path its parts name
   * @param unrun what {@code application/json} answers for a document that was not run
   * @throws Failure NOT_ACCEPTABLE if neither media type is accepted
   */
  public void serve(
      String endpoint,
      int unrun,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ResultType type = ResultType.accepted(request);
    response.setHeader("Vary", "Accept");
    response.setHeader("Cache-Control", "no-store");
    try (RequestFiles files = new RequestFiles(uploads)) {
      GraphQlRequest asked = GraphQlRequest.of(request, files);
      ExecutionResult result = engine.execute(endpoint, asked, asking(caller, request));
      send(status(result, type, unrun, response), type, view(result), response);
    } catch (Failure failure) {
      refuse(failure, type, response);
    }
  }

  private Asking asking(Caller caller, HttpServletRequest request) {
    return new Asking(
        caller,
        CurrentOrigin.of(request),
        Links.of(request),
        request.getMethod().equals("GET") ? Reading.ONLY : Reading.AND_WRITING,
        defect -> refusals.defect(defect, request));
  }

  private static int status(
      ExecutionResult result, ResultType type, int unrun, HttpServletResponse response) {
    if (result.isDataPresent()) {
      return HttpServletResponse.SC_OK;
    }
    if (result.getErrors().stream().anyMatch(MutationByGet.class::isInstance)) {
      response.setHeader("Allow", "POST");
      return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
    }
    return type == ResultType.GRAPHQL ? HttpServletResponse.SC_BAD_REQUEST : unrun;
  }

  private static void refuse(Failure failure, ResultType type, HttpServletResponse response)
      throws IOException {
    if (failure.reason() == Reason.METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", "GET, POST");
    }
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", failure.getMessage());
    error.put("extensions", Map.of("code", failure.reason().name()));
    send(Problem.status(failure.reason()), type, Map.of("errors", List.of(error)), response);
  }

  private static Map<String, Object> view(ExecutionResult result) {
    Map<String, Object> view = new LinkedHashMap<>();
    if (!result.getErrors().isEmpty()) {
      view.put("errors", result.getErrors().stream().map(GraphQlHttp::view).toList());
    }
    if (result.isDataPresent()) {
      view.put("data", result.getData());
    }
    return view;
  }

  private static Map<String, Object> view(GraphQLError error) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("message", error.getMessage());
    if (error.getLocations() != null && !error.getLocations().isEmpty()) {
      view.put(
          "locations",
          error.getLocations().stream()
              .map(at -> Map.of("line", at.getLine(), "column", at.getColumn()))
              .toList());
    }
    if (error.getPath() != null) {
      view.put("path", error.getPath());
    }
    view.put("extensions", extensions(error));
    return view;
  }

  private static Map<String, Object> extensions(GraphQLError error) {
    if (error.getExtensions() != null && error.getExtensions().containsKey("code")) {
      return error.getExtensions();
    }
    return Map.of("code", ErrorCode.of(error));
  }

  private static void send(
      int status, ResultType type, Map<String, ?> members, HttpServletResponse response)
      throws IOException {
    byte[] bytes = JsonText.of(members).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(type.mediaType());
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
