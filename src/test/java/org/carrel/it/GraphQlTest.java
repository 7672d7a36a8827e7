package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.BeforeEach;

/** Asks the core API, as the owner unless a test puts another token in. */
abstract class GraphQlTest extends ServerTest {
  Household house;
  String token;

  @BeforeEach
  void signIn() {
    house = new Household(server());
    token = house.ownerToken();
  }

  /** The answer, whatever it is. */
  String ask(String document, Map<String, Object> variables) {
    Answer answer =
        client()
            .postJson(
                "/api/graphql",
                JsonText.of(Map.of("query", document, "variables", variables)),
                Household.bearer(token));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }

  /** The answer without errors. */
  String ask(String document) {
    String text = ask(document, Map.of());
    assertThat(text).doesNotContain("\"errors\"");
    return text;
  }
}
