package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Burgerauth's calls as its clients make them. */
final class BurgerauthIT extends BurgerTest {
  private static final String JSON_TYPE = "application/json;charset=UTF-8";

  @ParameterizedTest
  @CsvSource({
    "password123,"
        + "21855aea9e0202bf73938ef4e49f8376fe96fd046a013fab13f393428e4ab535"
        + "6ee6269a29bbf2f1cf41d85e2fa11a62c7d4c8105c9b569eeae4a9689ceef698",
    "correct horse battery staple," + HASHED,
    "pässwörd,"
        + "87e9a3ab3569515c4e6067553ec230ae89793fa34a7cfc6206c491c910eb4adb"
        + "60a0ee6cd7430ec0b2b1cd1bc4741c3e61971613574e08354b9cf70dc544fbe2"
  })
  void thePasswordAndTheClientsHashOfItAreOne(String password, String hashed) {
    String typed = freshName();
    String chained = freshName();

    String key =
        ok(post("/api/signup", Map.of("username", typed, "password", password))).member("key");
    ok(postForm("/api/signup", Map.of("username", chained, "password", hashed)));

    assertThat(statusOf(key)).isEqualTo(200);
    ok(login(typed, hashed));
    ok(login(chained, password));
    refused(401, login(typed, hashed.toUpperCase(Locale.ROOT)));
  }

  @Test
  void whoSignsUpHereSignsInEverywhere() {
    String name = freshName();
    ok(post("/api/signup", Map.of("username", name, "password", HASHED)));

    Answer elsewhere =
        client()
            .postJson(
                "/api/v2/auth/login?generate_token=true&create_session=false",
                Household.credentials(name, PASSWORD));
    assertThat(elsewhere.status()).isEqualTo(200);
    assertThat(elsewhere.text()).contains("\"isServerOwner\":false");
  }

  @Test
  void takesNamesInAnyCaseAndGivesThemOnce() {
    String name = "T20" + freshName().substring(0, 17);
    assertThat(name).hasSize(20);
    ok(post("/api/signup", Map.of("username", name, "password", HASHED)));

    ok(login(name.toLowerCase(Locale.ROOT), HASHED));
    refused(
        422,
        post("/api/signup", Map.of("username", name.toUpperCase(Locale.ROOT), "password", HASHED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a-b", "<script>", "twentyonecharacters21"})
  void refusesNamesThatNobodyMayHave(String name) {
    refused(422, post("/api/signup", Map.of("username", name, "password", HASHED)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seven77"})
  void refusesShortPasswords(String password) {
    refused(422, post("/api/signup", Map.of("username", freshName(), "password", password)));
  }

  @Test
  void saysWhoTheKeyBelongsTo() {
    String name = member();
    String key = key(name);

    for (Answer answer :
        List.of(
            ok(post("/api/userinfo", Map.of("secretKey", key))),
            ok(postForm("/api/userinfo", Map.of("secretKey", key))))) {
      assertThat(answer.json()).containsEntry("username", name).hasSize(3);
      assertThat(answer.json().get("id")).isInstanceOf(Number.class);
      assertThat(answer.json().get("created")).asString().matches("\\d{10}");
      assertThat(answer.text()).contains("\"created\":\"");
      assertThat(answer.header("Content-Type")).isEqualToIgnoringWhitespace(JSON_TYPE);
    }
    assertThat(ok(post("/api/secretkeyloggedin", Map.of("secretKey", key))).json())
        .containsEntry("loggedin", true);
    refused(401, post("/api/secretkeyloggedin", Map.of("secretKey", key + "x")));
  }

  @Test
  void changesThePasswordAtSignInAndEndsWhatWasOut() {
    String name = member();
    String old = key(name);
    Map<String, String> asked =
        Map.of(
            "username",
            name,
            "password",
            HASHED,
            "passwordchange",
            "no",
            "newpass",
            "another long one");
    String still = ok(post("/api/login", asked)).member("key");
    assertThat(statusOf(old)).isEqualTo(200);

    Map<String, String> yes = new HashMap<>(asked);
    yes.put("passwordchange", "yes");
    String renewed = ok(post("/api/login", yes)).member("key");

    assertThat(statusOf(renewed)).isEqualTo(200);
    assertThat(statusOf(old)).isEqualTo(401);
    assertThat(statusOf(still)).isEqualTo(401);
    refused(401, login(name, HASHED));
    ok(login(name, "another long one"));
  }

  @Test
  void aPasswordIsNotChangedWithoutAUsableOne() {
    String name = member();
    Map<String, String> asked =
        Map.of("username", name, "password", HASHED, "passwordchange", "yes");
    Map<String, String> shorter = new HashMap<>(asked);
    shorter.put("newpass", "short");

    refused(400, post("/api/login", asked));
    refused(422, post("/api/login", shorter));
    ok(login(name, HASHED));
  }

  @Test
  void changesThePasswordByTheKey() {
    String name = member();
    String old = key(name);

    Answer changed =
        ok(
            post(
                "/api/changepassword",
                Map.of("secretKey", old, "newPassword", "another long one", "migration", false)));

    assertThat(changed.json()).containsEntry("success", true);
    assertThat(statusOf(old)).isEqualTo(401);
    assertThat(statusOf(changed.member("key"))).isEqualTo(200);
    ok(login(name, "another long one"));
  }

  @Test
  void tellsTheNewerServersClientsThatNothingIsToBeMigrated() {
    Map<String, ?> asked = Map.of("username", member(), "password", HASHED, "modern", true);

    assertThat(ok(post("/api/login", asked)).json()).containsEntry("migrated", true);
  }

  private Answer remove(String key, Object id) {
    return post("/api/sessions/remove", Map.of("secretKey", key, "sessionId", id));
  }

  @Test
  void listsSessionsByNumbersAndRemovesThem() {
    String name = member();
    String first = key(name);
    String second = key(name);
    String third = key(name);

    List<Map<String, Object>> listed = sessions(first);

    assertThat(listed).hasSize(3).allSatisfy(s -> assertThat(s).hasSize(3));
    assertThat(listed).allSatisfy(s -> assertThat(s.get("id")).isInstanceOf(Long.class));
    assertThat(listed)
        .allSatisfy(s -> assertThat(s.get("device")).asString().startsWith("Java-http-client"));
    assertThat(listed).filteredOn(s -> Boolean.TRUE.equals(s.get("thisSession"))).hasSize(1);
    ok(remove(first, sessionOf(second)));
    ok(remove(first, String.valueOf(sessionOf(third))));
    assertThat(statusOf(second)).isEqualTo(401);
    assertThat(statusOf(third)).isEqualTo(401);
    assertThat(sessions(first)).hasSize(1);
  }

  @Test
  void removesNobodyElsesSession() {
    String own = key(member());
    String others = key(member());

    refused(403, remove(own, sessionOf(others)));
    refused(422, remove(own, Long.MAX_VALUE));
    refused(422, remove(own, "9".repeat(40)));
    refused(400, remove(own, "x"));
    refused(400, remove(own, 1.5));
    refused(400, post("/api/sessions/remove", Map.of("secretKey", own)));
    assertThat(statusOf(others)).isEqualTo(200);
  }

  @Test
  void keepsAppsByTheOlderSpelling() {
    String key = key(member());
    assertThat(ok(post("/api/listauth", Map.of("secretKey", key))).text()).isEqualTo("[]");

    App app = app(key);

    assertThat(app.secret()).isNotBlank();
    assertThat(Json.list(ok(post("/api/listauth", Map.of("secretKey", key)))))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one)
                    .containsEntry("appId", app.id())
                    .containsEntry("redirectUri", BACK));
    Map<String, String> same = Map.of("secretKey", key, "appId", app.id());
    refused(401, post("/api/newauth", same));
    refused(401, post("/api/newauth", Map.of("secretKey", key(member()), "appId", app.id())));
    ok(post("/api/deleteauth", same));
    ok(post("/api/deleteauth", same));
    assertThat(ok(post("/api/listauth", Map.of("secretKey", key))).text()).isEqualTo("[]");
  }

  @Test
  void keepsAppsByTheNewerSpelling() {
    String key = key(member());
    Answer made =
        ok(
            postForm(
                "/api/newauth",
                Map.of(
                    "secretKey", key,
                    "name", "Notes",
                    "redirectUri", BACK,
                    "scopes", "[\"openid\",\"aeskeyshare\"]",
                    "keyShareUri", "none")));

    assertThat(made.json()).containsKeys("key", "appId");
    assertThat(Json.list(ok(post("/api/listauth", Map.of("secretKey", key)))))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one)
                    .containsEntry("appId", made.member("appId"))
                    .containsEntry("name", "Notes")
                    .containsEntry("scopes", "[\"openid\"]"));
    refused(400, post("/api/newauth", Map.of("secretKey", key, "scopes", "[\"admin\"]")));
    refused(400, post("/api/newauth", Map.of("secretKey", key, "rdiruri", "javascript:alert(1)")));
    refused(400, post("/api/newauth", Map.of("secretKey", key, "appId", "x".repeat(101))));
  }

  @Test
  void nobodyDeletesAnothersApp() {
    String key = key(member());
    App app = app(key);

    ok(post("/api/deleteauth", Map.of("secretKey", ownerKey(), "appId", app.id())));

    assertThat(ok(post("/api/listauth", Map.of("secretKey", key))).text()).contains(app.id());
  }

  @Test
  void deletesTheAccountWithAllThatIsOut() {
    String name = freshName();
    String key =
        ok(post("/api/signup", Map.of("username", name, "password", HASHED))).member("key");
    String another = key(name);
    App app = app(key);
    String other = key(member());

    ok(post("/api/deleteaccount", Map.of("secretKey", key)));

    assertThat(statusOf(key)).isEqualTo(401);
    assertThat(statusOf(another)).isEqualTo(401);
    assertThat(login(name, HASHED).status()).isBetween(400, 499);
    refused(422, post("/api/signup", Map.of("username", name, "password", HASHED)));
    refused(
        401,
        post(
            "/api/auth",
            Map.of("secretKey", other, "appId", app.id(), "code", "none", "codemethod", "none")));
  }

  @Test
  void theOwnersAccountStays() {
    refused(403, post("/api/deleteaccount", Map.of("secretKey", ownerKey())));
  }

  @Test
  void saysWhatRunsHere() {
    assertThat(ok(client().get("/api/version")).text()).isEqualTo("Burgerauth Version 1.2");
    assertThat(client().get("/api/version").header("Content-Type")).startsWith("text/plain");
    assertThat(ok(client().get("/api/servicename")).json()).containsEntry("name", "Carrel");
  }

  @Test
  void isOpenToScriptsOfEveryOriginWithoutTheirCookies() {
    for (Answer answer :
        List.of(
            client().get("/api/version"),
            client().postJson("/api/login", "{", "Origin", "https://any.example"),
            client()
                .send(
                    "OPTIONS", "/api/login", "", "text/plain", "Origin", "https://any.example"))) {
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
      assertThat(answer.header("Access-Control-Allow-Headers")).contains("*", "Authorization");
      assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("*");
      assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }
    assertThat(client().send("OPTIONS", "/userinfo", "", "text/plain").status()).isEqualTo(204);
  }

  @Test
  void noOtherCredentialServesInPlaceOfTheKey() {
    WaysIn ways = WaysIn.ofTheOwnerAt(server());

    for (String[] shown :
        List.of(
            new String[] {"Cookie", ways.cookie()},
            new String[] {"Authorization", "Bearer " + ways.accessToken()},
            new String[] {"X-API-Key", ways.key()},
            new String[] {"Authorization", Client.basic(Owner.NAME, Owner.PASSWORD)})) {
      refused(400, client().postJson("/api/userinfo", "{}", shown));
    }
    String session = ways.cookie().substring(ways.cookie().indexOf('=') + 1);
    for (String other : List.of(session, ways.accessToken(), ways.key())) {
      assertThat(statusOf(other)).isEqualTo(401);
    }
  }
}
