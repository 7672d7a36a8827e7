package org.carrel.http.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What was once let through as an input and stored, for those who ask outside of GraphQL. */
@Singleton
public final class StoredInputs {
  private final GraphQlEngine engine;

  @Inject
  StoredInputs(GraphQlEngine engine) {
    this.engine = engine;
  }

  /**
   * As if it came again.
   *
   * @param endpoint whose schema has the type
   * @param type as a variable has it, such as {@code [SomeInput!]!}
   * @param value simple values, as JSON has them
   * @return empty if the schema does not let it through any more
   */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> read(String endpoint, String type, Object value) {
    return engine
        .schema(endpoint)
        .flatMap(schema -> StoredInput.read(schema, type, value))
        .map(read -> (T) read);
  }
}
