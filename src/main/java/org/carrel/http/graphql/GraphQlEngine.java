package org.carrel.http.graphql;

import static graphql.introspection.Introspection.INTROSPECTION_DISABLED;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.failure.Failure;
import org.carrel.identity.Role;
import org.dataloader.DataLoaderRegistry;

/**
 * Runs documents against the schema of an endpoint. A document is bounded before its first field is
 * asked for: 100,000 characters, 5,000 tokens, 20 levels, 1,000 fields. What it gives is bounded,
 * too: 500,000 values.
 */
@Singleton
final class GraphQlEngine {
  private static final int DEEPEST = 20;
  private static final int MOST_FIELDS = 1_000;
  private static final int MOST_VALUES = 500_000;
  private static final ParserOptions BOUNDS =
      ParserOptions.newParserOptions()
          .maxCharacters(100_000)
          .maxTokens(5_000)
          .maxWhitespaceTokens(50_000)
          .maxRuleDepth(200)
          .captureIgnoredChars(false)
          .captureLineComments(false)
          .build();

  /** Which operations a request may ask for. */
  enum Reading {
    ONLY(Operation.QUERY),
    AND_WRITING(Operation.QUERY, Operation.MUTATION),
    /** By a GET whose answer is a stream. */
    NO_CHANGES(Operation.QUERY, Operation.SUBSCRIPTION),
    ANYTHING(Operation.values());

    private final Set<Operation> operations;

    Reading(Operation... operations) {
      this.operations = Set.of(operations);
    }

    boolean admits(Operation operation) {
      return operations.contains(operation);
    }
  }

  private final Map<String, GraphQL> endpoints = new HashMap<>();

  @Inject
  GraphQlEngine(Instance<SchemaPart> parts) {
    this(parts.stream().toList());
  }

  /**
   * @throws IllegalStateException or a schema problem if the parts do not fit together
   */
  GraphQlEngine(List<SchemaPart> parts) {
    TreeSet<String> paths = new TreeSet<>();
    parts.forEach(part -> paths.addAll(part.endpoints()));
    for (String path : paths) {
      endpoints.put(
          path, endpoint(parts.stream().filter(p -> p.endpoints().contains(path)).toList()));
    }
  }

  private static GraphQL endpoint(List<SchemaPart> parts) {
    return GraphQL.newGraphQL(Schemas.of(parts))
        .defaultDataFetcherExceptionHandler(new FieldErrors())
        .preparsedDocumentProvider(new KnownDocuments())
        .instrumentation(
            new ChainedInstrumentation(
                new NotHere.Stop(), new Bounds(DEEPEST, MOST_FIELDS, MOST_VALUES)))
        .build();
  }

  /** Empty if no part belongs to the endpoint. */
  Optional<GraphQLSchema> schema(String endpoint) {
    return Optional.ofNullable(endpoints.get(endpoint)).map(GraphQL::getGraphQLSchema);
  }

  /**
   * @throws Failure NOT_FOUND if no part belongs to the endpoint
   */
  ExecutionResult execute(String endpoint, GraphQlRequest request, Asking by) {
    GraphQL graphQl = endpoints.get(endpoint);
    if (graphQl == null) {
      throw Failure.notFound("There is no GraphQL here.");
    }
    ExecutionInput.Builder input =
        ExecutionInput.newExecutionInput(request.query())
            .operationName(request.operationName().orElse(null))
            .variables(request.variables())
            .dataLoaderRegistry(new DataLoaderRegistry())
            .graphQLContext(
                context ->
                    context
                        .of(ParserOptions.class, BOUNDS)
                        .of(Asking.class, by)
                        .of(INTROSPECTION_DISABLED, by.caller().role() == Role.GUEST));
    try {
      return graphQl.execute(input);
    } catch (GraphQLException unfit) {
      return refusal(unfit);
    }
  }

  /**
   * What graphql-java finds wrong only as it goes, such as a {@code @oneOf} input without a value,
   * and then throws instead of telling it.
   */
  private static ExecutionResult refusal(GraphQLException unfit) {
    if (unfit instanceof GraphQLError error) {
      return ExecutionResult.newExecutionResult().addError(error).build();
    }
    throw unfit;
  }
}
