package org.carrel.http.graphql;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what was stored of an input as if a client had sent it. */
final class StoredInput {
  private static final String NAME = "stored";

  private StoredInput() {}

  /**
   * @param type as a variable has it
   * @return empty if the schema does not let it through
   */
  static Optional<Object> read(GraphQLSchema schema, String type, Object value) {
    VariableDefinition variable =
        VariableDefinition.newVariableDefinition().name(NAME).type(Parser.parseType(type)).build();
    try {
      Object read =
          ValuesResolver.coerceVariableValues(
                  schema,
                  List.of(variable),
                  RawVariables.of(Map.of(NAME, value)),
                  GraphQLContext.getDefault(),
                  Locale.ROOT)
              .get(NAME);
      return Optional.ofNullable(read);
    } catch (GraphQLException e) {
      return Optional.empty();
    }
  }
}
