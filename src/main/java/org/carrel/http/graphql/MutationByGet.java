package org.carrel.http.graphql;

import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import org.carrel.http.graphql.GraphQlEngine.Reading;
import org.jspecify.annotations.Nullable;

/** A GET only reads: a link must not change anything. */
final class MutationByGet extends AbortExecutionException {
  private static final long serialVersionUID = 1L;

  private MutationByGet() {
    super("A GET only reads. Send mutations by POST.");
  }

  /** Stops it before its first field. */
  static final class Stop extends SimplePerformantInstrumentation {
    @Override
    public @Nullable InstrumentationContext<graphql.ExecutionResult> beginExecuteOperation(
        InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
      boolean reads =
          parameters.getExecutionContext().getGraphQLContext().<Asking>get(Asking.class).reading()
              == Reading.ONLY;
      Operation operation =
          parameters.getExecutionContext().getOperationDefinition().getOperation();
      if (reads && operation != Operation.QUERY) {
        throw new MutationByGet();
      }
      return super.beginExecuteOperation(parameters, state);
    }
  }
}
