package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountInputIT extends AccountTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{}",
        "{\"username\":\"a\"}",
        "{\"username\":null,\"password\":null}",
        "{\"username\":1,\"password\":true}",
        "{\"username\":[],\"password\":{}}",
        "{\"username\":\"a\",\"username\":\"b\",\"password\":\"c\"}",
        "{\"username\":\"a\\u0000\",\"password\":\"c\"}",
        "{\"username\":\"\",\"password\":\"\"}",
        "{\"username\":\"a\",\"password\":\"c\"} trailing"
      })
  void whatIsNoSignInIsRefusedInWords(String body) {
    for (String path : List.of(LOGIN, "/api/v2/users")) {
      Answer answer = household().browser(Household.OWNER).postJson(path, body);

      assertThat(answer.status()).as(path + " " + answer).isEqualTo(400);
      assertThat(answer.json()).containsEntry("status", 400L).containsKey("message");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v2/api-keys/0",
        "/api/v2/api-keys/2147483648",
        "/api/v2/api-keys/x",
        "/api/v2/auth/sessions/9223372036854775808",
        "/api/v2/auth/sessions/-1",
        "/api/v2/users/x",
        "/api/v2/users/00000000-0000-0000-0000-000000000000",
        "/api/v2/users/ffffffff-ffff-ffff-ffff-ffffffffffff",
        "/api/v2/users/81394501-7744-bc82-071d-a6abfb415c06",
        "/api/v2/users/d5f60806-5d14-8d0b-806e-57e229129ea9",
        "/api/v2/users/1-1-1-1-1"
      })
  void whatIsNotThereIsNotFound(String path) {
    assertThat(household().browser(Household.OWNER).delete(path).status()).isEqualTo(404);
  }

  @Test
  void saysItsVersionByGetAndPost() {
    Answer answer = client().postJson("/api/v2/version", "{}");

    assertThat(answer.json()).containsOnlyKeys("semver", "buildChannel", "rev", "compileTime");
    assertThat(answer.member("semver")).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(client().get("/api/v2/version").text()).isEqualTo(answer.text());
  }
}
