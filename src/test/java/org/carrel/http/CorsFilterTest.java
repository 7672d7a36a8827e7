package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsFilterTest {
  private static final Dialect TOKENS =
      new Dialect() {
        @Override
        public String name() {
          return "tokens";
        }

        @Override
        public List<Route> routes() {
          return List.of(Route.toResource("/token").on("POST").fromAnyOrigin());
        }
      };

  private final CorsFilter filter =
      new CorsFilter(new Dialects(List.of(TOKENS)), Set.of("https://reader.example"));
  private final StubResponse answer = new StubResponse();
  private boolean passed;

  private void send(StubRequest request) throws Exception {
    filter.pass(request.build(), answer.build(), (q, r) -> passed = true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "http://reader.example",
        "https://reader.example.evil",
        "https://evil-reader.example",
        "https://reader.example:444",
        "https://reader.exampleevil"
      })
  void reflectsNoOriginThatIsNotListed(String origin) throws Exception {
    send(StubRequest.get("/x").header("Origin", origin));

    assertThat(passed).isTrue();
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void letsListedOriginsInWithCookies() throws Exception {
    send(StubRequest.get("/x").header("Origin", "https://reader.example"));

    assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://reader.example");
    assertThat(answer.header("Access-Control-Allow-Credentials")).contains("true");
    assertThat(answer.header("Vary")).contains("Origin");
  }

  @Test
  void letsEverybodyInWithoutCookiesWhereADialectSaysSo() throws Exception {
    send(StubRequest.post("/token").header("Origin", "https://any.example"));

    assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void saysSoWithoutBeingAskedAndAnswersEveryQuestionThere() throws Exception {
    send(StubRequest.options("/token"));

    assertThat(passed).isFalse();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.header("Access-Control-Allow-Headers")).contains("*, Authorization");
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("*");
  }

  @Test
  void answersPreflightsItself() throws Exception {
    send(
        StubRequest.options("/x")
            .header("Origin", "https://reader.example")
            .header("Access-Control-Request-Method", "PUT"));

    assertThat(passed).isFalse();
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Methods"))
        .hasValueSatisfying(m -> assertThat(m).contains("PUT"));
  }

  @Test
  void refusesThePreflightOfAStranger() throws Exception {
    send(
        StubRequest.options("/x")
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "PUT"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }
}
