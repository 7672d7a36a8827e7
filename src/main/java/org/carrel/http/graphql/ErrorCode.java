package org.carrel.http.graphql;

import graphql.ErrorType;
import graphql.GraphQLError;

/** What is wrong with a document, in the codes that clients of many servers know. */
final class ErrorCode {
  private ErrorCode() {}

  static String of(GraphQLError error) {
    if (!(error.getErrorType() instanceof ErrorType type)) {
      return "BAD_USER_INPUT";
    }
    return switch (type) {
      case InvalidSyntax -> "GRAPHQL_PARSE_FAILED";
      case ValidationError -> "GRAPHQL_VALIDATION_FAILED";
      case ExecutionAborted -> "TOO_COMPLEX";
      case NullValueInNonNullableField -> "INTERNAL";
      default -> "BAD_USER_INPUT";
    };
  }
}
