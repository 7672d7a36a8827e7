package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.graphql.GraphQlEngine.Reading;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GraphQlEngineTest {
  private final GraphQlEngine engine = new GraphQlEngine(List.of(new Sample()));

  /** A list within a list, and a field that takes a file. */
  private static final class Sample implements SchemaPart {
    @Override
    public Set<String> endpoints() {
      return Set.of("/sample");
    }

    @Override
    public String schema() {
      return """
          scalar Upload
          extend type Query { size(file: Upload!): Int! many: [Many!]! }
          type Many { many: [Many!]! }
          """;
    }

    @Override
    public void wire(Fields fields) {
      fields
          .query("size", call -> call.<Upload>argument("file").orElseThrow().size())
          .query("many", call -> Collections.nCopies(100, "x"))
          .of("Many", String.class)
          .plain("many", parent -> Collections.nCopies(100, "x"));
    }
  }

  @SuppressWarnings("NullAway")
  private ExecutionResult run(String query, Map<String, @Nullable Object> variables) {
    return engine.execute(
        "/sample",
        new GraphQlRequest(query, Optional.empty(), variables),
        new Asking(
            Caller.anonymousReader(),
            new Origin("127.0.0.1", "", "test"),
            null,
            Reading.AND_WRITING,
            defect -> new Failure(Reason.INTERNAL, "defect", defect)));
  }

  @Test
  void aFieldIsGivenTheFile() {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("f", new Upload("a", "text/plain", 5, Path.of("a")));

    assertThat(run("query F($f: Upload!) { size(file: $f) }", variables).<Object>getData())
        .isEqualTo(Map.of("size", 5L));
  }

  @Test
  void nothingButAFileIsAFile() {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("f", "/etc/passwd");

    assertThat(run("query F($f: Upload!) { size(file: $f) }", variables).getErrors()).isNotEmpty();
    assertThat(run("{ size(file: \"/etc/passwd\") }", Map.of()).getErrors()).isNotEmpty();
  }

  @Test
  void guestsDoNotSeeTheSchema() {
    ExecutionResult result = run("{ __schema { types { name } } }", Map.of());

    assertThat(result.getErrors()).isNotEmpty();
    assertThat(result.toSpecification().toString()).doesNotContain("Many");
  }

  @Test
  void endsWhatGivesTooMuch() {
    ExecutionResult result =
        run("{ many { many { many { many { many { __typename } } } } } }", Map.of());

    assertThat(result.isDataPresent() && result.getData() != null).isFalse();
    assertThat(result.getErrors().get(0).getMessage()).contains("500000 values");
    assertThat(ErrorCode.of(result.getErrors().get(0))).isEqualTo("TOO_COMPLEX");
  }
}
