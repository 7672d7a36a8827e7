package org.carrel.http.graphql;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldParameters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what asks for too much before its first field, and ends what turns out to give too much:
 * a list within a list within a list multiplies, however short the document is.
 */
final class Bounds extends SimplePerformantInstrumentation {
  private final int deepest;
  private final int mostFields;
  private final int mostValues;

  /**
   * @param mostFields of the document, its fragments written out
   * @param mostValues of the answer
   */
  Bounds(int deepest, int mostFields, int mostValues) {
    this.deepest = deepest;
    this.mostFields = mostFields;
    this.mostValues = mostValues;
  }

  private static final class Given implements InstrumentationState {
    private final AtomicInteger values = new AtomicInteger();
  }

  @Override
  public CompletableFuture<InstrumentationState> createStateAsync(
      InstrumentationCreateStateParameters parameters) {
    return CompletableFuture.completedFuture(new Given());
  }

  @Override
  public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
    ExecutionContext asked = parameters.getExecutionContext();
    Extent extent =
        Extent.of(asked.getOperationDefinition().getSelectionSet(), asked.getFragmentsByName());
    if (extent.depth() > deepest) {
      throw new AbortExecutionException("The document is deeper than " + deepest + " levels.");
    }
    if (extent.fields() > mostFields) {
      throw new AbortExecutionException(
          "The document asks for more than " + mostFields + " fields.");
    }
    return super.beginExecuteOperation(parameters, state);
  }

  @Override
  public @Nullable InstrumentationContext<Object> beginFieldExecution(
      InstrumentationFieldParameters parameters, InstrumentationState state) {
    if (((Given) state).values.incrementAndGet() > mostValues) {
      throw new AbortExecutionException("The answer has more than " + mostValues + " values.");
    }
    return super.beginFieldExecution(parameters, state);
  }
}
