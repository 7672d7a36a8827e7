package org.carrel.http.graphql;

import graphql.GraphQLError;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A GET only reads: a link must not change anything. And one answer cannot hold what a subscription
 * gives.
 */
final class NotHere extends AbortExecutionException {
  private static final long serialVersionUID = 1L;

  private final transient Operation operation;

  private NotHere(Operation operation) {
    super(
        operation == Operation.SUBSCRIPTION
            ? "Subscriptions are asked over a WebSocket, or accepting text/event-stream."
            : "A GET only reads. Send mutations by POST.");
    this.operation = operation;
  }

  /** Whether another method would do. */
  static boolean isMethod(GraphQLError error) {
    return error instanceof NotHere refused && refused.operation == Operation.MUTATION;
  }

  /** Stops it before its first field. */
  static final class Stop extends SimplePerformantInstrumentation {
    @Override
    public @Nullable InstrumentationContext<graphql.ExecutionResult> beginExecuteOperation(
        InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
      ExecutionContext asked = parameters.getExecutionContext();
      Operation operation = asked.getOperationDefinition().getOperation();
      if (!asked.getGraphQLContext().<Asking>get(Asking.class).reading().admits(operation)) {
        throw new NotHere(operation);
      }
      return super.beginExecuteOperation(parameters, state);
    }
  }
}
