package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;

/** What Burgerauth's own servers get wrong, one test each. */
final class BurgerauthWeaknessIT extends BurgerTest {
  private static final List<String> CALLS =
      List.of(
          "/api/signup",
          "/api/login",
          "/api/auth",
          "/api/tokenauth",
          "/login/oauth/access_token",
          "/api/userinfo",
          "/api/newauth",
          "/api/deleteauth",
          "/api/listauth",
          "/api/deleteaccount",
          "/api/changepassword",
          "/api/secretkeyloggedin",
          "/api/sessions/list",
          "/api/sessions/remove",
          "/api/uniqueid",
          "/api/loggedin");

  @Test
  void theSecretKeyIsInNoTokenAndNoList() throws Exception {
    String key = key(member());
    App app = app(key);
    Answer tokens = ok(bySecret(app, code(key, app, "none")));

    for (String token : List.of(tokens.member("access_token"), tokens.member("id_token"))) {
      assertThat(SignedJWT.parse(token).getPayload().toString()).doesNotContain(key, app.secret());
    }
    assertThat(ok(post("/api/sessions/list", Map.of("secretKey", key))).text()).doesNotContain(key);
    assertThat(ok(post("/api/listauth", Map.of("secretKey", key))).text())
        .doesNotContain(app.secret());
  }

  @Test
  void theSecretKeyInAnAddressIsNothing() {
    String key = key(member());
    App app = app(key);
    String query = "?client_id=" + app.id() + "&redirect_uri=" + escaped(BACK) + "&session=" + key;

    Answer answer = client().get("/api/auth" + query, "Cookie", "key=" + key + "; session=" + key);

    assertThat(answer.header("Location")).contains("/sign-in?").doesNotContain("code=", key);
    refused(400, client().postJson("/api/userinfo?secretKey=" + key, "{}"));
  }

  @Test
  void aCodeWorksOnceForItsOwnAppOnly() {
    String key = key(member());
    App app = app(key);
    String code = code(key, app, "none");

    refused(400, bySecret(app(key), code));
    ok(bySecret(app, code));
    refused(400, bySecret(app, code));
  }

  @Test
  void theSecretDoesNotReplaceTheVerifier() {
    String key = key(member());
    App app = app(key);

    refused(403, bySecret(app, code(key, app, CHALLENGE)));
  }

  @Test
  void wrongPasswordsAreCountedWhateverTheirForm() {
    String name = member();
    for (int i = 0; i < 10; i++) {
      refused(401, login(name, i % 2 == 0 ? "wrong password" : HASHED.replace('0', '1')));
    }

    Answer answer = login(name, HASHED);

    refused(429, answer);
    assertThat(answer.header("Retry-After")).matches("\\d+");
  }

  @Test
  void anUnknownNameIsAnsweredLikeAWrongPassword() {
    Answer unknown = login(freshName(), HASHED);
    Answer wrong = login(member(), HASHED.replace('0', '1'));

    assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(401);
    assertThat(unknown.json()).isEqualTo(wrong.json());
  }

  @Test
  void nobodyListsTheUsers() {
    assertThat(post("/api/listusers", Map.of("masterKey", "x")).status()).isEqualTo(404);
    assertThat(client().get("/listusers/x").status()).isEqualTo(404);
  }

  @Test
  void aNewPasswordEndsEveryKey() {
    String name = member();
    List<String> keys = List.of(key(name), key(name));
    Map<String, ?> change =
        Map.of("secretKey", keys.get(0), "newPassword", "another long one", "migration", false);

    ok(post("/api/changepassword", change));

    assertThat(keys).allSatisfy(key -> assertThat(statusOf(key)).isEqualTo(401));
  }

  @Test
  void neitherTheClientsHashNorAnySecretIsStored() throws Exception {
    String key = key(member());
    App app = app(key);
    String code = code(key, app, "none");
    Answer tokens = ok(bySecret(app, code));
    List<String> rows = StoredText.everyRow();

    assertThat(rows).anyMatch(row -> row.startsWith("account ") && row.contains("$argon2id$"));
    for (String secret :
        List.of(
            HASHED,
            key,
            app.secret(),
            code,
            tokens.member("access_token"),
            tokens.member("refresh_token"))) {
      assertThat(rows).noneMatch(row -> row.contains(secret));
    }
  }

  @Test
  void nothingThatIsSentMakesItFail() {
    String key = key(member());
    String lone = "\"\\ud800\"";
    List<String> bodies =
        List.of(
            "",
            "{",
            "[]",
            "null",
            "\"x\"",
            "{}",
            JsonText.of(Map.of("secretKey", key)),
            "{\"secretKey\":null}",
            "{\"secretKey\":[1]}",
            "{\"secretKey\":\"" + key + "\",\"secretKey\":\"x\"}",
            "{\"secretKey\":{\"a\":{\"b\":1}},\"appId\":7,\"username\":true,\"password\":1}",
            with(key, "appId", lone, "code", lone, "codemethod", lone),
            with(key, "name", lone, "rdiruri", lone, "scopes", lone),
            with(key, "sessionId", "1e40", "newPassword", lone),
            with(key, "username", lone, "password", lone),
            "{\"username\":\"a\\u0000b\",\"password\":\"a\\u0000b12345678\"}",
            "{\"client_id\":" + lone + ",\"code\":" + lone + ",\"client_secret\":" + lone + "}",
            "{\"client_id\":\"a\",\"code\":\"b\",\"code_verifier\":" + lone + "}",
            "{\"access_token\":" + lone + "}");
    for (String path : CALLS) {
      for (String body : bodies) {
        if (!path.equals("/api/deleteaccount") && !path.equals("/api/newauth")
            || !body.contains(key)) {
          sane(client().postJson(path, body), path + " " + body);
        }
      }
      sane(client().postForm(path, "%zz=%zz&secretKey"), path);
      sane(client().send("POST", path, "x", "text/plain"), path);
      refused(405, client().send("DELETE", path, "", "text/plain"));
    }
    refused(400, client().postJson("/api/newauth", with(key, "appId", lone)));
  }

  private static String with(String key, String... members) {
    StringBuilder json = new StringBuilder("{\"secretKey\":\"" + key + "\"");
    for (int i = 0; i < members.length; i += 2) {
      json.append(",\"").append(members[i]).append("\":").append(members[i + 1]);
    }
    return json.append('}').toString();
  }

  private static void sane(Answer answer, String asked) {
    assertThat(answer.status()).as(asked + "\n" + answer).isLessThan(500);
    if (answer.status() >= 400) {
      assertThat(answer.member("error")).as(asked).isNotBlank();
    }
  }

  @Test
  void removingASessionRemovesNoAppAndReallyEndsIt() {
    String name = member();
    String key = key(name);
    String other = key(name);
    App app = app(key);
    ok(post("/api/sessions/remove", Map.of("secretKey", key, "sessionId", sessionOf(other))));

    assertThat(statusOf(other)).isEqualTo(401);
    assertThat(ok(post("/api/listauth", Map.of("secretKey", key))).text()).contains(app.id());
  }

  @Test
  void noCodeIsGivenToABrowserWithoutConsent() {
    String name = member();
    App app = app(key(member()));
    Client browser = new Household(server()).browser(name);
    String query =
        "?client_id=" + app.id() + "&redirect_uri=" + escaped(BACK) + "&deny=false&state=none";

    for (String path : List.of("/login", "/app", "/api/auth")) {
      Answer answer = browser.get(path + query);

      assertThat(answer.header("Location")).contains("/consent?").doesNotContain("code=");
    }
  }

  @Test
  void noScriptIsHandedACookie() {
    String name = member();
    Client caller = client();

    Answer answer =
        caller.postJson("/api/login", JsonText.of(Map.of("username", name, "password", HASHED)));

    ok(answer);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void aStampOfAnyFormIsNoReasonToFail() {
    Map<String, String> asked = Map.of("username", "a b", "password", HASHED, "stamp", ":::");

    refused(422, post("/api/signup", asked));
    ok(
        post(
            "/api/signup",
            Map.of("username", freshName(), "password", HASHED, "stamp", "1:20:x:signup:")));
  }

  @Test
  void theSigningKeyHasANameOfItsOwn() throws Exception {
    String key = key(member());
    App app = app(key);
    SignedJWT idToken =
        SignedJWT.parse(ok(bySecret(app, code(key, app, "none"))).member("id_token"));

    assertThat(idToken.getHeader().getKeyID()).hasSize(43);
  }
}
