package org.carrel.http.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.Map;

/** A result as JSON has it. */
final class ResultView {
  private ResultView() {}

  static Map<String, Object> of(ExecutionResult result) {
    Map<String, Object> view = new LinkedHashMap<>();
    if (!result.getErrors().isEmpty()) {
      view.put("errors", result.getErrors().stream().map(ResultView::of).toList());
    }
    if (result.isDataPresent()) {
      view.put("data", result.getData());
    }
    return view;
  }

  static Map<String, Object> of(GraphQLError error) {
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
}
