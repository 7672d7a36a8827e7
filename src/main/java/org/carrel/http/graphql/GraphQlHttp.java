package org.carrel.http.graphql;

import graphql.ExecutionResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  /** In bytes; the door reads what is shorter. */
  private static final int LONGEST_PASSED_OVER = 16 * 1024;

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
    Reading reading = request.getMethod().equals("GET") ? Reading.ONLY : Reading.AND_WRITING;
    Optional<ExecutionResult> result = run(endpoint, caller, reading, type, request, response);
    if (result.isPresent()) {
      send(status(result.get(), type, unrun, response), type, result.get(), response);
    }
  }

  /** Empty if there was nothing to run, which has been answered then. */
  Optional<ExecutionResult> run(
      String endpoint,
      Caller caller,
      Reading reading,
      ResultType type,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setHeader("Vary", "Accept");
    response.setHeader("Cache-Control", "no-store");
    try (RequestFiles files = new RequestFiles(uploads, caller)) {
      GraphQlRequest asked = GraphQlRequest.of(request, files);
      return Optional.of(engine.execute(endpoint, asked, asking(caller, reading, request)));
    } catch (Failure failure) {
      if (isLeft(request, failure)) {
        response.setHeader("Connection", "close");
      }
      refuse(failure, type, response);
      return Optional.empty();
    }
  }

  /** Whether so much of the body is unread that the server ends the connection. */
  private static boolean isLeft(HttpServletRequest request, Failure failure) throws IOException {
    return failure.reason() == Reason.TIMED_OUT
        || request.getContentLengthLong() > LONGEST_PASSED_OVER
            && !request.getInputStream().isFinished();
  }

  private Asking asking(Caller caller, Reading reading, HttpServletRequest request) {
    return new Asking(
        caller,
        CurrentOrigin.of(request),
        Links.of(request),
        reading,
        refusals.defects(request)::apply);
  }

  private static int status(
      ExecutionResult result, ResultType type, int unrun, HttpServletResponse response) {
    if (result.isDataPresent()) {
      return HttpServletResponse.SC_OK;
    }
    if (result.getErrors().stream().anyMatch(NotHere::isMethod)) {
      response.setHeader("Allow", "POST");
      return HttpServletResponse.SC_METHOD_NOT_ALLOWED;
    }
    return type == ResultType.GRAPHQL ? HttpServletResponse.SC_BAD_REQUEST : unrun;
  }

  private static void refuse(Failure failure, ResultType type, HttpServletResponse response)
      throws IOException {
    if (Refusals.leavesBody(failure)) {
      response.setHeader("Connection", "close");
    }
    if (failure.reason() == Reason.METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", "GET, POST");
    }
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", failure.getMessage());
    error.put("extensions", Map.of("code", failure.reason().name()));
    send(Problem.status(failure.reason()), type, Map.of("errors", List.of(error)), response);
  }

  void send(int status, ResultType type, ExecutionResult result, HttpServletResponse response)
      throws IOException {
    send(status, type, ResultView.of(result), response);
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
