package org.carrel.http.graphql;

import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.carrel.failure.Failure;

/** Says why a field has no value. What is no refusal is a defect of ours, and tells nothing. */
final class FieldErrors implements DataFetcherExceptionHandler {
  @Override
  public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
      DataFetcherExceptionHandlerParameters thrown) {
    Throwable cause = thrown.getException();
    if (cause instanceof CompletionException wrapped && wrapped.getCause() != null) {
      cause = wrapped.getCause();
    }
    return CompletableFuture.completedFuture(
        DataFetcherExceptionHandlerResult.newResult(error(cause, thrown)).build());
  }

  private static GraphQLError error(Throwable cause, DataFetcherExceptionHandlerParameters at) {
    if (cause instanceof Refused refused) {
      return error(refused.sentence(), refused.extensions(), at);
    }
    if (cause instanceof GraphQLException && cause instanceof GraphQLError unfit) {
      return error(unfit.getMessage(), Map.of("code", ErrorCode.of(unfit)), at);
    }
    Failure failure =
        cause instanceof Failure known
            ? known
            : at.getDataFetchingEnvironment()
                .getGraphQlContext()
                .<Asking>get(Asking.class)
                .defects()
                .report(cause);
    return error(failure.getMessage(), Map.of("code", failure.reason().name()), at);
  }

  private static GraphQLError error(
      String message, Map<String, Object> extensions, DataFetcherExceptionHandlerParameters at) {
    return GraphqlErrorBuilder.newError()
        .message("%s", message)
        .location(at.getSourceLocation())
        .path(at.getPath())
        .extensions(extensions)
        .build();
  }
}
