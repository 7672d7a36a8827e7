package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /api/auth/*} as Imagor Studio's clients call it. */
final class StudioAccountsIT extends StudioTest {

  @Test
  void whoeverRegistersIsAUserAndSignedIn() throws ParseException {
    String name = newName();

    Answer made = register("  Ada L. ", name.toUpperCase(Locale.ROOT), PASSWORD);

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.json()).containsOnlyKeys("token", "expiresIn", "user");
    assertThat(made.json()).containsEntry("expiresIn", 604_800L);
    Map<?, ?> user = (Map<?, ?>) Objects.requireNonNull(made.json().get("user"));
    assertThat(user.keySet().toString()).isEqualTo("[id, displayName, username, role]");
    assertThat(user.get("displayName")).isEqualTo("Ada L.");
    assertThat(user.get("username")).isEqualTo(name);
    assertThat(user.get("role")).isEqualTo("user");
    SignedJWT token = SignedJWT.parse(made.member("token"));
    assertThat(token.getHeader().toString()).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getClaims().keySet())
        .containsExactlyInAnyOrder(
            "sub", "user_id", "exp", "nbf", "iat", "jti", "role", "scopes", "carrel");
    assertThat(claims.getSubject()).isEqualTo(user.get("id"));
    assertThat(claims.getStringClaim("user_id")).isEqualTo(user.get("id"));
    assertThat(claims.getStringClaim("role")).isEqualTo("user");
    assertThat(claims.getStringListClaim("scopes")).isEqualTo(List.of("read", "write"));
    assertThat(claims.getJWTID()).matches("\\d{19}");
    assertThat(claims.getExpirationTime().getTime() - claims.getIssueTime().getTime())
        .isEqualTo(604_800_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', '', displayName, Invalid display name",
    "'   ', good-name, long enough, displayName, Invalid display name",
    "A, '', '', username, Invalid username",
    "A, ab, long enough, username, Invalid username",
    "A, -ab, long enough, username, Invalid username",
    "A, a b c, long enough, username, Invalid username",
    "A, a1234567890123456789012345678901, long enough, username, Invalid username",
    "A, good-name, '', password, Invalid password",
    "A, good-name, seven77, password, Invalid password"
  })
  void whatIsWrongFirstIsSaid(
      String displayName, String username, String password, String field, String message) {
    Answer answer = register(displayName, username, password);

    assertRefused(answer, 400, "INVALID_INPUT", message);
    assertThat(answer.json().get("details")).isEqualTo(Map.of("field", field));
  }

  @Test
  void lengthsCountBytes() {
    String ofBytes = "é".repeat(36);

    assertThat(register("é".repeat(50), newName(), ofBytes).status()).isEqualTo(201);
    assertRefused(
        register("A", newName(), ofBytes + "é"), 400, "INVALID_INPUT", "Invalid password");
    assertRefused(
        register("é".repeat(51), newName(), ofBytes), 400, "INVALID_INPUT", "Invalid display name");
  }

  @Test
  void aTakenNameIsSaid() {
    String name = newName();
    register("A", name, PASSWORD);

    Answer answer = register("A", name, PASSWORD);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json())
        .containsEntry("code", "ALREADY_EXISTS")
        .containsEntry("details", Map.of("field", "username"));
  }

  @Test
  void thereIsOneFirstAdministrator() {
    new Household(server());
    Answer first = client().get("/api/auth/first-run");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json())
        .containsOnlyKeys("isFirstRun", "timestamp", "multiTenant")
        .containsEntry("isFirstRun", false)
        .containsEntry("multiTenant", false);
    for (Answer again :
        List.of(
            auth("register-admin", Map.of()),
            client().send("POST", "/api/auth/register-admin", "{", "application/json"))) {
      assertRefused(
          again,
          409,
          "ALREADY_EXISTS",
          "Admin user already exists. System is already initialized.");
      assertThat(again.json()).doesNotContainKey("details");
    }
  }

  @Test
  void anEmptyNameOrPasswordIsNoTryToSignIn() {
    assertRefused(login(" ", "x"), 400, "INVALID_INPUT", "Username is required");
    assertRefused(login("ada", " "), 400, "INVALID_INPUT", "Password is required");
    assertThat(login("ada", " ").json()).doesNotContainKey("details");
  }

  @Test
  void aNameCountsInAnyCase() {
    String name = newName();
    register("A", name, PASSWORD);

    Answer answer = login(" " + name.toUpperCase(Locale.ROOT) + " ", PASSWORD);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, login, POST",
    "PUT, register, POST",
    "POST, first-run, GET",
    "DELETE, refresh, POST",
    "GET, guest, POST"
  })
  void anotherMethodIsRefused(String method, String call, String allowed) {
    Answer answer = client().send(method, "/api/auth/" + call, BodyPublishers.noBody());

    assertRefused(answer, 405, "METHOD_NOT_ALLOWED", "Method not allowed");
    assertThat(answer.header("Allow")).isEqualTo(allowed);
    assertThat(answer.json().get("details"))
        .isEqualTo(Map.of("allowedMethod", allowed, "receivedMethod", method));
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "'{'",
    "'[]'",
    "'{\"username\":1}'",
    "'{\"username\":\"a\",\"username\":\"b\"}'"
  })
  void aBodyThatCannotBeReadIsSaid(String body) {
    Answer answer = client().send("POST", "/api/auth/login", body, "text/plain");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json()).containsEntry("code", "INVALID_INPUT");
  }

  @Test
  void theMediaTypeIsNotLookedAt() {
    String name = newName();
    String body =
        "{\"displayName\":\"A\",\"username\":\"%s\",\"password\":\"%s\",\"role\":\"admin\"}"
            .formatted(name, PASSWORD);

    Answer answer = client().send("POST", "/api/auth/register", body, "text/plain");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.text()).contains("\"role\":\"user\"");
  }

  @Test
  void aTokenIsRenewedByItself() {
    String token = userToken();

    Answer renewed = auth("refresh", Map.of("token", token));

    assertThat(renewed.status()).as(renewed.toString()).isEqualTo(200);
    assertThat(renewed.json()).containsOnlyKeys("token", "expiresIn", "user");
    assertThat(renewed.member("token")).isNotEqualTo(token);
    for (String alive : List.of(token, renewed.member("token"))) {
      assertThat(client().get("/opds/v1.2/catalog", Household.bearer(alive)).status())
          .isEqualTo(200);
    }
  }

  @Test
  void nothingElseIsRenewed() {
    String token = userToken();
    String[] parts = token.split("\\.");
    Household house = new Household(server());

    for (String wrong :
        List.of("", "x", token + "=", parts[0] + "." + parts[1] + ".", house.ownerToken())) {
      assertRefused(auth("refresh", Map.of("token", wrong)), 401, "UNAUTHORIZED", "Invalid token");
    }
    assertRefused(auth("refresh", Map.of()), 401, "UNAUTHORIZED", "Invalid token");
  }

  @Test
  void guestsAreNotLetInUnlessSomebodySaysSo() {
    Answer refused = client().send("POST", "/api/auth/guest", BodyPublishers.noBody());

    assertRefused(refused, 403, "FORBIDDEN", "Guest mode is not enabled");
    String asCurl = "POST /api/auth/guest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assertThat(RawRequest.status(RawRequest.send(server(), asCurl))).isEqualTo(403);
    assertThat(client().send("POST", "/api/auth/guest", "{", "application/json").status())
        .isEqualTo(400);
    assertRefused(
        auth("embedded-guest", Map.of()), 403, "FORBIDDEN", "Embedded mode is not enabled");
  }

  @Test
  void noOtherProviderIsKnown() {
    for (String method : List.of("GET", "POST")) {
      Answer answer = client().send(method, "/api/auth/providers", BodyPublishers.noBody());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("{\"providers\":[]}\n");
    }
  }

  @Test
  void scriptsOfEveryOriginMayCallWithoutCookies() {
    Answer answer =
        client()
            .postJson(
                "/api/auth/login", "{\"username\":\"a\"}", "Origin", "https://studio.example");

    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void aTokenOpensWhatTheAccountMayAndNoCredentials() {
    String token = ownerToken();

    assertThat(client().get("/api/v2/auth/me", Household.bearer(token)).status()).isEqualTo(200);
    assertThat(
            client()
                .postJson("/api/v2/api-keys", "{\"name\":\"long\"}", Household.bearer(token))
                .status())
        .isEqualTo(403);
    String id = new Household(server()).member().id();
    String link = "{\"query\":\"mutation { createPasswordLink(userId: \\\"%s\\\") { url } }\"}";
    assertThat(
            client().postJson("/api/graphql", link.formatted(id), Household.bearer(token)).text())
        .contains("\"FORBIDDEN\"")
        .doesNotContain("/new-password/");
    for (String change : List.of("{\"isLocked\":true}", "{\"password\":\"a new password\"}")) {
      assertThat(
              client()
                  .send(
                      "PATCH",
                      "/api/v2/users/" + id,
                      change,
                      "application/json",
                      Household.bearer(token))
                  .status())
          .isEqualTo(403);
    }
  }
}
