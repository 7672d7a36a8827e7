package org.carrel.protocol.ipseity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class IpseityArgumentsTest {
  private static Arguments json(Map<String, @Nullable Object> json) {
    return new Arguments(json, Map.of(), Map.of(), Optional.empty());
  }

  @Test
  void jsonComesBeforeTheQueryAndTheQueryBeforeTheForm() {
    Map<String, @Nullable Object> json = Map.of("a", "json");
    Map<String, @Nullable Object> query = Map.of("a", "query", "b", "query");
    Map<String, @Nullable Object> form = Map.of("a", "form", "b", "form", "c", "form");

    Arguments arguments = new Arguments(json, query, form, Optional.empty());

    assertThat(arguments.require("a")).isEqualTo("json");
    assertThat(arguments.require("b")).isEqualTo("query");
    assertThat(arguments.require("c")).isEqualTo("form");
    assertThat(arguments.find("A")).isEmpty();
    assertThat(arguments.all("a")).containsExactly("json", "query", "form");
  }

  @Test
  void numbersAndFlagsBecomeTextsAndTheFirstOfSeveralCounts() {
    Arguments arguments =
        json(
            Map.of(
                "number",
                new BigDecimal("5"),
                "huge",
                new BigDecimal("1E+3"),
                "flag",
                true,
                "several",
                List.of("first", "second"),
                "none",
                List.of(),
                "blank",
                " a "));

    assertThat(arguments.require("number")).isEqualTo("5");
    assertThat(arguments.require("huge")).isEqualTo("1000");
    assertThat(arguments.require("flag")).isEqualTo("True");
    assertThat(arguments.require("several")).isEqualTo("first");
    assertThat(arguments.find("none")).isEmpty();
    assertThat(arguments.require("blank")).isEqualTo(" a ");
  }

  @Test
  void nullAndObjectsAreNoArguments() {
    for (Arguments arguments :
        List.of(
            json(Collections.singletonMap("user", null)),
            json(Map.of("user", Map.of("$ne", ""))),
            json(Map.of("user", List.of(List.of("a")))))) {
      assertThatThrownBy(() -> arguments.find("user"))
          .isInstanceOfSatisfying(
              IpseityError.class, error -> assertThat(error.status()).isEqualTo(400));
      assertThat(arguments.all("user")).isEmpty();
    }
  }

  @Test
  void aMissingOneIsNamed() {
    assertThatThrownBy(() -> json(Map.of()).require("pass"))
        .isInstanceOfSatisfying(
            IpseityError.class,
            error ->
                assertThat(error.body())
                    .isEqualTo(
                        Map.of(
                            "message",
                            Map.of(
                                "pass",
                                "Missing required parameter in the JSON body or the post body or"
                                    + " the query string"))));
  }

  @Test
  void whatCannotBeParsedIsSaidWhenAnArgumentIsAskedFor() {
    Arguments arguments =
        new Arguments(
            Map.of(),
            Map.of("access_token", "t"),
            Map.of(),
            Optional.of(Failure.invalid("The body is not well-formed JSON.")));

    assertThat(arguments.all("access_token")).containsExactly("t");
    assertThatThrownBy(() -> arguments.find("user"))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("JSON");
  }

  @Test
  void showsNoValues() {
    assertThat(json(Map.of("pass", "secret")).toString()).contains("pass").doesNotContain("secret");
  }
}
