package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExtentTest {
  private static Extent of(String text) {
    Document document = Parser.parse(text);
    return Extent.of(
        document.getDefinitionsOfType(OperationDefinition.class).get(0).getSelectionSet(),
        document.getDefinitionsOfType(FragmentDefinition.class).stream()
            .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity())));
  }

  @Test
  void countsFieldsAndLevels() {
    assertThat(of("{ a { b c { d } } ... on Query { e } }")).isEqualTo(new Extent(5, 3));
  }

  @Test
  void countsAFragmentWhereverItIsSpread() {
    assertThat(of("{ a { ...F } b { ...F } } fragment F on T { x { y } }"))
        .isEqualTo(new Extent(6, 3));
  }

  @Test
  void fragmentsThatDoubleThemselvesAreSeenThroughAtOnce() {
    StringBuilder text = new StringBuilder("{ a { ...F0 } } ");
    for (int i = 0; i < 60; i++) {
      text.append("fragment F%d on T { a { ...F%d } b: a { ...F%d } } ".formatted(i, i + 1, i + 1));
    }
    text.append("fragment F60 on T { x }");

    assertThat(of(text.toString())).isEqualTo(new Extent(Extent.MANY, 62));
  }
}
