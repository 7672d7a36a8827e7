package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.bearer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One account with one password is the same in every language, and dies in all of them at once. */
final class OneAccountIT extends ServerTest {
  private static final String OPDS = "/opds/v1.2/catalog";
  private static final String KEYS = "/api/v2/api-keys";
  private static final String PASSWORD = "password123";

  /** Burgerauth's client hash of the password, from its contract. */
  private static final String CHAINED =
      "21855aea9e0202bf73938ef4e49f8376fe96fd046a013fab13f393428e4ab535"
          + "6ee6269a29bbf2f1cf41d85e2fa11a62c7d4c8105c9b569eeae4a9689ceef698";

  private final String name = "u" + UUID.randomUUID().toString().substring(0, 8);

  @ParameterizedTest
  @ValueSource(strings = {"native", "ipseity", "burgerauth", "burgerauth chained"})
  void whereverItWasMadeItSignsInEverywhereAndDiesEverywhere(String maker) {
    String id = make(maker);

    Map<String, Integer> signIns = signIns();
    Map<String, String> tokens = tokens();

    assertThat(signIns.values()).as(signIns.toString()).containsOnly(200);
    assertThat(tokens).allSatisfy((kind, token) -> assertThat(open(OPDS, token)).isEqualTo(200));
    disable(id);
    assertThat(signIns().values()).allMatch(status -> status >= 400 && status < 500);
    assertThat(tokens).allSatisfy((kind, token) -> assertThat(open(OPDS, token)).isEqualTo(401));
  }

  private String make(String maker) {
    Answer made =
        switch (maker) {
          case "ipseity" -> client().postForm("/user", "user=" + name + "&pass=" + PASSWORD);
          case "burgerauth" -> burgerauth("/api/signup", PASSWORD);
          case "burgerauth chained" -> burgerauth("/api/signup", CHAINED);
          default ->
              client().postJson("/api/v2/users", Household.credentials(name, PASSWORD), owner());
        };
    assertThat(made.status()).as(made.toString()).isIn(200, 201);
    return client()
        .postJson("/api/v2/auth/login", Household.credentials(name, PASSWORD))
        .member("id");
  }

  private String[] owner() {
    return bearer(new Household(server()).ownerToken());
  }

  private void disable(String id) {
    new Household(server()).change(id, Map.of("isActive", false));
  }

  private Map<String, Integer> signIns() {
    Map<String, Integer> statuses = new LinkedHashMap<>();
    statuses.put("native", nativeSignIn(name, PASSWORD).status());
    statuses.put("ipseity", ipseity(name, PASSWORD).status());
    statuses.put("zettelstore", zettelstore(name, PASSWORD).status());
    statuses.put("burgerauth", burgerauth("/api/login", PASSWORD).status());
    statuses.put("burgerauth chained", burgerauth("/api/login", CHAINED).status());
    statuses.put(
        "basic", client().get(OPDS, "Authorization", Client.basic(name, PASSWORD)).status());
    return statuses;
  }

  private Map<String, String> tokens() {
    return tokens(name, PASSWORD).all();
  }

  private record Tokens(String own, String ipseity, String zettelstore) {
    Map<String, String> all() {
      return Map.of("native", own, "ipseity", ipseity, "zettelstore", zettelstore);
    }
  }

  private Tokens tokens(String who, String password) {
    return new Tokens(
        nativeSignIn(who, password).member("accessToken"),
        ipseity(who, password).text(),
        zettelstore(who, password).member("token"));
  }

  private Answer nativeSignIn(String who, String password) {
    return client()
        .postJson(
            "/api/v2/auth/login?generate_token=true&create_session=false",
            Household.credentials(who, password));
  }

  private Answer ipseity(String who, String password) {
    return client()
        .send(
            "GET",
            "/token",
            "user=" + encoded(who) + "&pass=" + encoded(password),
            "application/x-www-form-urlencoded");
  }

  private Answer zettelstore(String who, String password) {
    String form = "username=" + encoded(who) + "&password=" + encoded(password);
    return client().postForm("/a", form);
  }

  private Answer burgerauth(String path, String password) {
    Map<String, String> body =
        Map.of("username", name, "password", password, "passwordchange", "no", "newpass", "");
    return client().send("POST", path, JsonText.of(body), "application/json; charset=UTF-8");
  }

  private int open(String path, String token) {
    return client().get(path, bearer(token)).status();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Even the owner's, who may do everything. */
  @Test
  void noTokenIsMadeALongerLivedOneOfAnotherLanguage() {
    new Household(server());
    Tokens tokens = tokens(Household.OWNER, Household.PASSWORD);
    Map<String, String> passwords =
        Map.of("currentPassword", Household.PASSWORD, "newPassword", Household.PASSWORD);

    for (String foreign : List.of(tokens.ipseity(), tokens.zettelstore())) {
      assertThat(post(KEYS, Map.of("name", "long"), foreign)).isEqualTo(403);
      assertThat(post("/api/v2/auth/password", passwords, foreign)).isEqualTo(403);
      assertThat(post("/api/v2/auth/refresh-token", Map.of(), foreign)).isEqualTo(401);
      assertThat(open("/api/v2/auth/sessions", foreign)).isEqualTo(403);
      assertThat(open(OPDS, foreign)).isEqualTo(200);
    }
    for (String foreign : List.of(tokens.own(), tokens.zettelstore())) {
      assertThat(open("/refresh_token", foreign)).isEqualTo(401);
    }
    for (String foreign : List.of(tokens.own(), tokens.ipseity())) {
      assertThat(client().send("PUT", "/a", "", "text/plain", bearer(foreign)).status())
          .isEqualTo(400);
    }
    assertThat(post(KEYS, Map.of("name", "own"), tokens.own())).isEqualTo(201);
  }

  private int post(String path, Map<String, ?> body, String token) {
    return client().postJson(path, JsonText.of(body), bearer(token)).status();
  }
}
