package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadMapTest {
  private static final Upload FILE = new Upload("a.txt", "text/plain", 1, Path.of("a"));
  private static final Map<String, @Nullable Object> REQUEST = request();

  private static Map<String, @Nullable Object> request() {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("file", null);
    variables.put("files", Arrays.asList(null, null));
    variables.put("text", "x");
    return Map.of("query", "{ a }", "variables", variables);
  }

  private static @Nullable Object filled(String... paths) {
    return UploadMap.of(Map.of("0", List.of(paths)))
        .fill(REQUEST, Map.of("0", FILE))
        .get("variables");
  }

  @Test
  void putsAFileWhereverItIsAwaited() {
    Map<String, @Nullable Object> expected = new HashMap<>();
    expected.put("file", FILE);
    expected.put("files", Arrays.asList(null, FILE));
    expected.put("text", "x");

    assertThat(filled("variables.file", "variables.files.1")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "variables.none",
        "variables.text",
        "variables.files.2",
        "variables.files.-1",
        "variables.files.99999999999",
        "variables.file.deeper",
        "variables",
        "",
        "..",
        "variables.files."
      })
  void refusesAPlaceWhereNoFileIsAwaited(String path) {
    assertThatThrownBy(() -> filled(path)).isInstanceOf(Failure.class);
  }

  @Test
  void refusesMapsThatAreNone() {
    for (Object paths : List.of("variables.file", List.of(), List.of(1), List.of("a", "a"))) {
      assertThatThrownBy(() -> UploadMap.of(Map.of("0", paths))).isInstanceOf(Failure.class);
    }
  }

  @Test
  void refusesTooManyFiles() {
    Map<String, Object> many =
        IntStream.range(0, 33)
            .boxed()
            .collect(Collectors.toMap(String::valueOf, i -> List.of("variables." + i)));

    assertThatThrownBy(() -> UploadMap.of(many)).hasMessageContaining("at most 32");
  }

  @Test
  void refusesAFileThatDidNotCome() {
    UploadMap map = UploadMap.of(Map.of("0", List.of("variables.file")));

    assertThatThrownBy(() -> map.fill(REQUEST, Map.of())).hasMessageContaining("missing");
  }
}
