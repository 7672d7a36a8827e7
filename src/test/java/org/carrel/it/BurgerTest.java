package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.http.JsonText;

/** Words of Burgerauth's clients. */
abstract class BurgerTest extends ServerTest {
  static final String PASSWORD = Household.PASSWORD;

  /** What Burgerauth's page sends instead of {@link #PASSWORD}. */
  static final String HASHED =
      "084b9acfe6ee8a110342372bde4e23d3366ea2a8584482b163f8521ed7cd6d50"
          + "10be07ced9e0bcafe23ad50ee4b17e8a20593a43cb42e181be5e588235d60b9a";

  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  static final String BACK = "https://app.example/back?lang=en";

  /** An app that somebody registered. */
  record App(String id, String secret) {}

  final Answer post(String path, Map<String, ?> members) {
    return client()
        .send("POST", path, JsonText.of(new TreeMap<>(members)), "application/json; charset=UTF-8");
  }

  final Answer postForm(String path, Map<String, String> fields) {
    return client().postForm(path, form(fields));
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + escaped(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Somebody whom the owner let in. */
  final String member() {
    return new Household(server()).member().name();
  }

  static String freshName() {
    return "b" + UUID.randomUUID().toString().replace("-", "").substring(0, 18);
  }

  final Answer login(String name, String password) {
    return post("/api/login", Map.of("username", name, "password", password));
  }

  final String ownerKey() {
    Owner.at(server());
    return key(Owner.NAME);
  }

  final String key(String name) {
    return ok(login(name, HASHED)).member("key");
  }

  final int statusOf(String key) {
    return post("/api/userinfo", Map.of("secretKey", key)).status();
  }

  final List<Map<String, Object>> sessions(String key) {
    return Json.list(ok(post("/api/sessions/list", Map.of("secretKey", key))));
  }

  /** The number of the session whose secret the key is. */
  final long sessionOf(String key) {
    return sessions(key).stream()
        .filter(session -> Boolean.TRUE.equals(session.get("thisSession")))
        .mapToLong(session -> Long.parseLong(String.valueOf(session.get("id"))))
        .findFirst()
        .orElseThrow();
  }

  static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  static void refused(int status, Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.member("error")).isNotBlank();
  }

  final App app(String key) {
    String id = "app-" + UUID.randomUUID();
    Answer made = ok(post("/api/newauth", Map.of("secretKey", key, "appId", id, "rdiruri", BACK)));
    return new App(id, made.member("key"));
  }

  /** A bare code. */
  final String code(String key, App app, String challenge) {
    String method = challenge.equals("none") ? "none" : "S256";
    Answer given =
        ok(
            post(
                "/api/auth",
                Map.of(
                    "secretKey", key,
                    "appId", app.id(),
                    "code", challenge,
                    "codemethod", method)));
    assertThat(given.header("Content-Type")).startsWith("text/plain");
    return given.text();
  }

  final Answer bySecret(App app, String code) {
    return post(
        "/api/tokenauth",
        Map.of("client_id", app.id(), "client_secret", app.secret(), "code", code));
  }

  final Answer byVerifier(App app, String code, String verifier) {
    return postForm(
        "/api/tokenauth",
        Map.of(
            "client_id",
            app.id(),
            "code",
            code,
            "code_verifier",
            verifier,
            "grant_type",
            "authorization_code"));
  }

  final Answer userinfo(String token) {
    return client().get("/userinfo", Household.bearer(token));
  }
}
