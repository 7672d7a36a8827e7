package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironmentImpl;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;

final class CallTest {
  private final GraphQLContext request = GraphQLContext.newContext().build();

  private Call call(GraphQLContext of) {
    return new Call(
        DataFetchingEnvironmentImpl.newDataFetchingEnvironment().graphQLContext(of).build());
  }

  @Test
  void boundsOfHowManyThingsOneRequestAsksWhatIsFoundForEachByItself() {
    call(request).bound("x", 1, 2);
    call(request).bound("x", 2, 2);
    call(request).bound("x", 1, 2);

    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(Failure.class)
          .isThrownBy(() -> call(request).bound("x", 3, 2))
          .returns(Reason.INVALID, Failure::reason);
    }
    assertThatNoException().isThrownBy(() -> call(request).bound("y", 3, 2));
    assertThatNoException()
        .isThrownBy(() -> call(GraphQLContext.newContext().build()).bound("x", 3, 2));
  }
}
