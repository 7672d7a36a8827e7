package org.carrel.http.graphql;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** The media types that a result goes out in. */
enum ResultType {
  GRAPHQL("application/graphql-response+json"),
  JSON("application/json");

  private final String mediaType;

  ResultType(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType + ";charset=UTF-8";
  }

  /**
   * The one whose name the client writes first; JSON for clients that take everything.
   *
   * @throws Failure NOT_ACCEPTABLE if it takes neither
   */
  static ResultType accepted(HttpServletRequest request) {
    List<String> ranges =
        Collections.list(request.getHeaders("Accept")).stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(range -> range.strip().toLowerCase(Locale.ROOT))
            .filter(range -> !range.isEmpty() && !range.matches(".*;\\s*q=0(\\.0*)?"))
            .map(range -> range.split(";", 2)[0].strip())
            .toList();
    if (ranges.isEmpty()) {
      return JSON;
    }
    return ranges.stream()
        .flatMap(ResultType::named)
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Reason.NOT_ACCEPTABLE,
                    "Results are application/graphql-response+json or application/json."));
  }

  private static Stream<ResultType> named(String range) {
    return switch (range) {
      case "*/*", "application/*" -> Stream.of(JSON);
      default -> Stream.of(values()).filter(type -> type.mediaType.equals(range));
    };
  }
}
