package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.IpseityCalls.FORM;
import static org.carrel.it.IpseityCalls.form;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is taken for whom on ipseity's paths, and what ipseity's tokens open elsewhere. */
final class IpseitySecurityIT extends ServerTest {
  private static final String ME = "/api/v2/auth/me";

  private IpseityCalls calls() {
    return new IpseityCalls(server());
  }

  @Test
  void anAccessTokenCountsOnResourcesOfOtherDialectsAndARefreshTokenNowhere() {
    Household.Member member = calls().member();
    String access = calls().access(member);
    String refresh = calls().refresh(access);

    assertThat(client().get(ME, Household.bearer(access)).member("username"))
        .isEqualTo(member.name());
    assertThat(client().get("/opds/v1.2/catalog", Household.bearer(access)).status())
        .isEqualTo(200);
    for (String path : List.of(ME, "/opds/v1.2/catalog")) {
      assertThat(client().get(path, Household.bearer(refresh)).status()).isEqualTo(401);
    }
    for (String token : List.of(access, refresh)) {
      assertThat(
              client().postJson("/api/v2/auth/refresh-token", "", Household.bearer(token)).status())
          .isEqualTo(401);
    }
  }

  @Test
  void noOtherKindOfCredentialCountsHere() {
    Household house = new Household(server());
    String name = house.member("ACCESS_API_KEYS").name();
    Answer tokens = house.signIn(name);
    Client browser = house.browser(name);
    String key = house.apiKey(tokens.member("accessToken"));

    for (String token : List.of(tokens.member("accessToken"), tokens.member("refreshToken"), key)) {
      assertNobody(client(), Household.bearer(token));
      assertThat(calls().call("GET", "/check", "access_token", token).status()).isEqualTo(400);
      assertThat(calls().call("GET", "/token", "user", token).status()).isEqualTo(400);
    }
    assertNobody(client(), "X-API-Key", key);
    assertNobody(browser);
    assertNobody(client(), "Authorization", Client.basic(name, Household.PASSWORD));
    assertThat(house.token(name)).isNotEmpty();
  }

  private static void assertNobody(Client client, String... headers) {
    assertThat(client.get("/user", headers).status()).isEqualTo(204);
    for (Answer refused :
        List.of(
            client.get("/refresh_token", headers),
            client.delete("/refresh_token", headers),
            client.delete("/user", headers),
            client.send("PATCH", "/user", "pass=changed", FORM, headers))) {
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.header("WWW-Authenticate")).isEmpty();
      assertThat(refused.header("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void forgedTokensAreRefusedAsDocumentedAndNeverADefect() {
    String token = calls().access(calls().member());
    String[] parts = token.split("\\.", -1);
    String signed = parts[0] + "." + parts[1];

    Stream.of(
            encoded("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + parts[1] + ".",
            encoded("{\"alg\":\"nOnE\"}") + "." + parts[1] + "." + parts[2],
            encoded("{\"typ\":\"JWT\",\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2],
            encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"jku\":\"http://localhost:1/\"}")
                + "."
                + parts[1]
                + "."
                + parts[2],
            parts[0] + "." + encoded("null") + "." + parts[2],
            signed + ".",
            signed + "." + "A".repeat(parts[2].length()),
            token + "=",
            token + ".a.b",
            "..",
            "x")
        .forEach(this::assertRefusedEverywhere);
    assertThat(
            calls().call("GET", "/check", "access_token", token + "a".repeat(128 << 10)).status())
        .isEqualTo(400);
    String huge = "Authorization: Bearer " + "a".repeat(128 << 10) + "\r\n";
    String request = "GET /user HTTP/1.1\r\nHost: x\r\n" + huge + "Connection: close\r\n\r\n";
    assertThat(RawRequest.status(RawRequest.send(server(), request))).isBetween(400, 499);
  }

  private void assertRefusedEverywhere(String forged) {
    assertThat(client().get("/user", Household.bearer(forged)).status()).as(forged).isEqualTo(204);
    assertThat(client().get("/refresh_token", Household.bearer(forged)).status())
        .as(forged)
        .isEqualTo(401);
    assertThat(client().get(ME, Household.bearer(forged)).status()).as(forged).isEqualTo(401);
    for (Answer refused :
        List.of(
            calls().call("GET", "/check", "access_token", forged),
            calls().call("GET", "/token", "user", forged))) {
      assertThat(refused.status()).as(forged).isEqualTo(400);
      assertThat(refused.json())
          .isEqualTo(Map.of("error_name", "InvalidTokenError", "message", ""));
    }
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void afterTenWrongPasswordsEvenTheRightOneWaits() {
    String name = calls().member().name();
    for (int i = 0; i < 10; i++) {
      assertThat(calls().call("GET", "/token", "user", name, "pass", "wrong").status())
          .isEqualTo(404);
    }

    Answer throttled = calls().call("GET", "/token", "user", name, "pass", Household.PASSWORD);

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.json()).containsOnlyKeys("message");
    assertThat(Integer.parseInt(throttled.header("Retry-After"))).isBetween(1, 901);
  }

  @Test
  void demotingAnAccountEndsItsTokens() {
    Household.Member member = calls().member();
    String access = calls().access(member);

    calls().change(member.id(), Map.of("role", "GUEST"));

    assertThat(client().get("/user", Household.bearer(access)).status()).isEqualTo(204);
    assertThat(client().get(ME, Household.bearer(access)).status()).isEqualTo(401);
  }

  @Test
  void aLockedAccountIsDeactivatedToWhoeverKnowsItsPassword() {
    Household.Member member = calls().member();
    calls().change(member.id(), Map.of("isLocked", true));

    Answer refused =
        calls().call("GET", "/token", "user", member.name(), "pass", Household.PASSWORD);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json())
        .isEqualTo(Map.of("error_name", "UserDeactivatedError", "message", member.name()));
    assertThat(calls().call("GET", "/token", "user", member.name(), "pass", "wrong").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "http://evil.example"})
  void pagesOfOtherSitesReadAndChangeNothing(String origin) {
    String token = calls().access(calls().member());

    Answer read = client().get("/user?access_token=" + token, "Origin", origin);
    assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
    Answer changed =
        client()
            .send(
                "PATCH",
                "/user",
                form("access_token", token, "pass", "changed"),
                FORM,
                "Origin",
                origin);
    assertThat(changed.status()).isEqualTo(403);
    assertThat(changed.json()).containsOnlyKeys("message");
    assertThat(client().get("/user", Household.bearer(token)).status()).isEqualTo(200);
  }

  @Test
  void answersAreKeptByNobody() {
    String token = calls().access(calls().member());

    for (String path : List.of("/user", "/refresh_token", "/check?access_token=" + token)) {
      assertThat(client().get(path, Household.bearer(token)).header("Cache-Control"))
          .isEqualTo("no-store");
    }
  }
}
