package org.carrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;

/** Words of Zettelstore's {@code /a}. */
abstract class ZettelstoreTest extends ServerTest {
  static final String A = "/a";

  static String form(String name, String password) {
    return "username="
        + URLEncoder.encode(name, UTF_8)
        + "&password="
        + URLEncoder.encode(password, UTF_8);
  }

  /** A member with the household's password. */
  final String newMember() {
    return new Household(server()).member().name();
  }

  final Answer post(String... headers) {
    return client().send("POST", A, BodyPublishers.noBody(), headers);
  }

  final Answer put(String... headers) {
    return client().send("PUT", A, BodyPublishers.noBody(), headers);
  }

  final Answer command(String command, String... headers) {
    return client().send("POST", "/x" + command, BodyPublishers.noBody(), headers);
  }

  final String token(String name) {
    Answer given = client().postForm(A, form(name, Household.PASSWORD));
    assertGiven(given);
    return given.member("token");
  }

  static void assertGiven(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text()).endsWith("}\n");
    Map<String, Object> json = answer.json();
    assertThat(json)
        .containsOnlyKeys("access_token", "token", "token_type", "expires_in")
        .containsEntry("token_type", "Bearer");
    assertThat(json.get("access_token")).isEqualTo(json.get("token"));
  }

  static void assertAuthenticationFailed(Answer answer) {
    assertText(answer, 401, "Authentication failed\n");
    assertThat(answer.headers().allValues("WWW-Authenticate"))
        .containsExactly("Bearer realm=\"Default\"");
  }

  /** As Go's HTTP server says an error. */
  static void assertText(Answer answer, int status, String text) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.header("Content-Type").toLowerCase(Locale.ROOT).replace(" ", ""))
        .isEqualTo("text/plain;charset=utf-8");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }
}
