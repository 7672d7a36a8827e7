package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door answers before any dialect has a say. */
final class DoorIT extends ServerTest {
  private static final String PROBLEM = "application/problem+json";

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v2/ping", "/api/v2/auth/me", "/nothing", "/opds/v1.2/catalog"})
  void everyAnswerTellsBrowsersToBeCareful(String path) {
    Answer answer = client().get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isIn("no-referrer", "same-origin");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(answer.header("X-Request-Id")).isNotEmpty();
    assertThat(answer.header("Cache-Control")).isNotEmpty();
  }

  @Test
  void aRequestKeepsTheSaneNameItCameWith() {
    Answer sane = client().get("/api/v2/ping", "X-Request-Id", "trace-42");
    Answer insane = client().get("/api/v2/ping", "X-Request-Id", "<script>");

    assertThat(sane.header("X-Request-Id")).isEqualTo("trace-42");
    assertThat(insane.header("X-Request-Id")).doesNotContain("<");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 404",
    "GET, /-api/api/v2/ping, 404",
    "GET, /%2dapi/api/v2/ping, 404",
    "GET, /-error, 404",
    "GET, /api/v2/auth/me, 401",
    "BREW, /, 405",
    "PATCH, /api/v2/ping, 405"
  })
  void whatIsRefusedIsAProblemDocument(String method, String path, int status) {
    Answer answer = client().send(method, path, BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith(PROBLEM);
    assertThat(answer.json()).containsEntry("status", (long) status).containsKeys("detail", "code");
  }

  @Test
  void aRefusedMethodNamesTheOthers() {
    assertThat(client().send("PATCH", "/api/v2/ping", BodyPublishers.noBody()).header("Allow"))
        .contains("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a%00b HTTP/1.1",
        "GET /a%ff HTTP/1.1",
        "GET /a/../b HTTP/1.1",
        "GET /%2e%2e/b HTTP/1.1",
        "GET /..;/b HTTP/1.1",
        "GET /a%5cb HTTP/1.1",
        "GET /a;jsessionid=1 HTTP/1.1",
        "TRACE / HTTP/1.1"
      })
  void whatCannotBeReadIsRefusedWithoutAnErrorPage(String line) {
    String answer = RawRequest.send(server(), line + "\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(RawRequest.status(answer)).isBetween(400, 499);
    assertThat(answer).doesNotContainIgnoringCase("<html").doesNotContain("Payara", "Exception");
  }

  @Test
  void anOverlongHeaderIsRefused() {
    String answer =
        RawRequest.send(
            server(),
            "GET / HTTP/1.1\r\nHost: x\r\nX: "
                + "a".repeat(16_384)
                + "\r\nConnection: close\r\n\r\n");

    assertThat(RawRequest.status(answer)).isBetween(400, 499);
  }

  @Test
  void basicIsRefusedOutsideOpdsWithoutABasicChallenge() {
    Answer answer = client().get("/api/v2/auth/me", "Authorization", "Basic YTpi");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("Basic");
  }

  @Test
  void twoDifferentCredentialsAreRefused() {
    Answer answer =
        client().get("/api/v2/auth/me", "Authorization", "Bearer a.b.c", "X-API-Key", "carrel_a_b");

    assertThat(answer.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"Authorization, Bearer a.b.c", "X-API-Key, carrel_a_b", "X-API-Key, x"})
  void aWrongCredentialIsRefusedAtOnce(String header, String value) {
    assertThat(client().get("/api/v2/auth/me", header, value).status()).isEqualTo(401);
  }

  @Test
  void aStaleSessionCookieCountsAsNoneAndIsCleared() {
    Answer answer = client().get("/opds/v1.2/catalog", "Cookie", "carrel_session=stale");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("Set-Cookie"))
        .startsWith("carrel_session=;")
        .contains("Max-Age=0", "HttpOnly", "SameSite=Lax");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "http://evil.example", "http://127.0.0.1.evil.example"})
  void aSignInFromAnotherSiteIsRefused(String origin) {
    Answer answer =
        client().postJson("/api/v2/auth/login", "{\"username\":\"a\"}", "Origin", origin);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "{\"username\":1,\"username\":2}", "{\"username\":{\"$ne\":\"\"}}"})
  void aBodyThatMakesNoSenseIsTheClientsMistake(String json) {
    assertThat(client().postJson("/api/v2/auth/login", json).status()).isEqualTo(400);
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() {
    assertThat(client().send("POST", "/api/v2/auth/login", "<a/>", "text/xml").status())
        .isEqualTo(415);
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() {
    String large = "{\"username\":\"" + "a".repeat(1 << 20) + "\"}";

    assertThat(client().postJson("/api/v2/auth/login", large).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready", "/health/started"})
  void theServerSaysItIsWell(String path) {
    Answer answer = client().get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("status", "UP");
  }

  @Test
  void openApiShowsPathsAsClientsSeeThem() {
    Answer answer = client().get("/openapi", "Accept", "application/json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(String.valueOf(answer.json().get("paths")))
        .contains("/api/v2/ping", "/api/v2/auth/login")
        .doesNotContain("/-api");
  }

  @Test
  void aSmallBodyThatNobodyWantedEndsNoConnection() throws Exception {
    String refused =
        "POST /api/v2/users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer wrong\r\n"
            + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    String next = "GET /api/v2/ping HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    String together = RawRequest.send(server(), refused + next);
    assertThat(RawRequest.status(together)).isEqualTo(401);
    assertThat(together).endsWith("pong");
    try (SlowClients slow =
        SlowClients.begin(server(), 1, refused.substring(0, refused.length() - 2))) {
      Thread.sleep(200);
      slow.send("{}" + next);
      assertThat(slow.answers(5_000)).allMatch(answer -> answer.text().endsWith("pong"));
    }
  }
}
