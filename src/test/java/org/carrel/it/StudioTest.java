package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.carrel.http.JsonText;

/** Words of Imagor Studio's accounts. */
abstract class StudioTest extends ServerTest {
  static final String PASSWORD = "correct horse battery staple";

  static String newName() {
    return "s-" + UUID.randomUUID().toString().substring(0, 18);
  }

  final Answer auth(String call, Map<String, ?> members) {
    return client().postJson("/api/auth/" + call, JsonText.of(members));
  }

  final Answer register(String displayName, String username, String password) {
    return auth(
        "register", Map.of("displayName", displayName, "username", username, "password", password));
  }

  final Answer login(String username, String password) {
    return auth("login", Map.of("username", username, "password", password));
  }

  /** A token of the suite's owner, who is an administrator. */
  final String ownerToken() {
    new Household(server());
    return login(Household.OWNER, Household.PASSWORD).member("token");
  }

  final String userToken() {
    return register("Somebody", newName(), PASSWORD).member("token");
  }

  static void assertRefused(Answer answer, int status, String error, String code, String message) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text()).endsWith("}\n");
    assertThat(answer.json())
        .containsEntry("error", error)
        .containsEntry("code", code)
        .containsEntry("message", message);
  }

  static void assertRefused(Answer answer, int status, String code, String message) {
    assertRefused(answer, status, message, code, message);
  }

  static void assertLoginFailed(Answer answer) {
    assertRefused(answer, 401, "LOGIN_FAILED", "INVALID_CREDENTIALS", "Invalid credentials");
    assertThat(answer.json()).containsOnlyKeys("error", "code", "message");
  }
}
