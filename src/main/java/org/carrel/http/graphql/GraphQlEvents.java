package org.carrel.http.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.ExecutionResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.http.CurrentOrigin;
import org.carrel.http.Standings;
import org.carrel.http.graphql.GraphQlEngine.Reading;
import org.carrel.http.graphql.Places.Place;
import org.carrel.identity.Caller;

/**
 * GraphQL over server-sent events, one operation to a connection.
 *
 * @see <a href="https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md">GraphQL over SSE,
 *     distinct connections mode</a>
 */
@Singleton
public final class GraphQlEvents {
  private static final String TYPE = "text/event-stream";

  private final GraphQlHttp http;
  private final Standings standings;
  private final Streams streams;

  @Inject
  GraphQlEvents(GraphQlHttp http, Standings standings, Streams streams) {
    this.http = http;
    this.standings = standings;
    this.streams = streams;
  }

  /** Whether the answer is to come in events. */
  public static boolean areMeant(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Accept")).stream()
        .anyMatch(accepted -> accepted.toLowerCase(Locale.ROOT).contains(TYPE));
  }

  /**
   * Answers one request; a document that is not run is refused in JSON, with 400.
   *
   * @throws Failure CONFLICT, UNAVAILABLE if there are too many streams
   */
  public void serve(
      String endpoint, Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Place place = streams.reserve(caller, CurrentOrigin.of(request));
    try {
      serve(endpoint, caller, place, request, response);
    } finally {
      if (!request.isAsyncStarted()) {
        place.release();
      }
    }
  }

  private void serve(
      String endpoint,
      Caller caller,
      Place place,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Reading reading = request.getMethod().equals("GET") ? Reading.NO_CHANGES : Reading.ANYTHING;
    Optional<ExecutionResult> result =
        http.run(endpoint, caller, reading, ResultType.JSON, request, response);
    if (result.isPresent() && result.get().isDataPresent()) {
      response.setContentType(TYPE + ";charset=UTF-8");
      response.setHeader("X-Accel-Buffering", "no");
      give(result.get(), caller, place, request, response);
    } else if (result.isPresent()) {
      http.send(HttpServletResponse.SC_BAD_REQUEST, ResultType.JSON, result.get(), response);
    }
  }

  private void give(
      ExecutionResult result,
      Caller caller,
      Place place,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    LiveResult live = new LiveResult(result);
    if (!live.isOngoing()) {
      String events = EventStream.event(result) + EventStream.COMPLETE;
      response.getOutputStream().write(events.getBytes(UTF_8));
      return;
    }
    EventStream stream =
        new EventStream(
            caller, standings.of(request), place, request.startAsync(request, response), streams);
    live.feed(stream::next).ifPresent(feed -> stream.keep("", feed));
    stream.begin();
  }
}
