package org.carrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.PASSWORD;
import static org.carrel.it.Household.bearer;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;

/** Zettelstore's {@code /a} and {@code /x}, line by line of its manual and its behaviour. */
final class ZettelstoreIT extends ZettelstoreTest {
  private static final String ME = "/api/v2/auth/me";
  private static final String MULTIPART = "multipart/form-data; boundary=x";

  private static String part(String name, String value) {
    return "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(name, value);
  }

  @Test
  void takesTheFormInBothItsWays() {
    String name = newMember();

    Answer urlencoded =
        client()
            .postForm(
                A, "password=%s&username=++%s%%0A".formatted(PASSWORD.replace(' ', '+'), name));
    Answer multipart =
        client()
            .send(
                "POST",
                A,
                part("username", " " + name + " ") + part("password", PASSWORD) + "--x--\r\n",
                MULTIPART);

    assertGiven(urlencoded);
    assertGiven(multipart);
    assertThat(urlencoded.json()).containsEntry("expires_in", 600L);
  }

  @Test
  void takesBasicAndForgetsIt() {
    Answer basic = post("Authorization", Client.basic(newMember(), PASSWORD));

    assertGiven(basic);
    assertThat(basic.header("Set-Cookie")).isEmpty();
    assertThat(basic.header("Cache-Control")).contains("no-store");
  }

  @Test
  void prefersTheFormToBasic() {
    String name = newMember();
    String right = Client.basic(name, PASSWORD);

    assertAuthenticationFailed(
        client().postForm(A, form(name, "wrong password"), "Authorization", right));
    assertGiven(
        client().postForm(A, form(name, PASSWORD), "Authorization", Client.basic(name, "wrong")));
    assertGiven(client().postForm(A, form("", "wrong password"), "Authorization", right));
    assertGiven(client().postForm(A, "username=++&x=y", "Authorization", right));
  }

  @Test
  void readsNoNameFromTheQueryAndNoneFromJson() {
    String name = newMember();

    assertAuthenticationFailed(client().postForm(A + "?" + form(name, PASSWORD), ""));
    assertAuthenticationFailed(
        client().postForm(A + "?username=" + name, "password=" + PASSWORD.replace(' ', '+')));
    assertAuthenticationFailed(client().postJson(A, Household.credentials(name, PASSWORD)));
    assertAuthenticationFailed(client().send("POST", A, form(name, PASSWORD), "text/plain"));
  }

  @Test
  void ignoresABearerHeader() {
    String name = newMember();

    assertGiven(client().postForm(A, form(name, PASSWORD), bearer("stale.token.here")));
    assertAuthenticationFailed(post(bearer(token(name))));
  }

  @Test
  void refusesNobodyAtOnce() {
    for (String[] nobody :
        List.of(
            new String[0],
            new String[] {"Authorization", Client.basic("", PASSWORD)},
            new String[] {"Authorization", "Basic ****"},
            new String[] {"Authorization", "Basic " + base64("no colon")})) {
      long begun = System.nanoTime();
      assertAuthenticationFailed(post(nobody));
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(400));
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void refusesAFormThatCannotBeParsed() {
    for (Answer answer :
        List.of(
            client().postForm(A, "username=%zz&password=x"),
            client().postForm(A, "username=%ff&password=x"),
            client().postForm(A, "username=a&username=b&password=x"),
            client().send("POST", A, "username=a", "application/x-www-form-urlencoded; charset=x"),
            client().send("POST", A, "nothing of it", MULTIPART),
            client().send("POST", A, "--x\r\n", "multipart/form-data"))) {
      assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
      assertText(answer, 400, answer.text());
      assertThat(answer.text()).matches("[^\\n]+\\n");
    }
  }

  @Test
  void takesNoApiKeyForAPassword() {
    Household house = new Household(server());
    String key = house.apiKey(house.ownerToken());

    assertAuthenticationFailed(post("Authorization", Client.basic(Household.OWNER, key)));
    assertAuthenticationFailed(post("X-API-Key", key));
    assertText(put(bearer(key)), 400, "Not authenticated\n");
  }

  @Test
  void tellsOthersThanPostAndPutWhatItTakes() {
    for (String method : List.of("GET", "DELETE", "PATCH", "OPTIONS")) {
      Answer answer = client().send(method, A, "", "text/plain");
      assertText(answer, 405, "Method Not Allowed\n");
      assertThat(answer.header("Allow")).isEqualTo("POST, PUT");
    }
    assertThat(client().head(A).status()).isEqualTo(405);
    Answer command = client().get("/x?cmd=authenticated");
    assertText(command, 405, "Method Not Allowed\n");
    assertThat(command.header("Allow")).isEqualTo("POST");
  }

  @Test
  void ownsNothingBesideItsTwoPaths() {
    for (String path : List.of("/a/", "/a/b", "/x/", "/ab", "/A")) {
      assertThat(client().postForm(path, "").status()).as(path).isBetween(404, 405);
    }
  }

  @Test
  void renewsAYoungTokenByItself() {
    String token = token(newMember());

    for (String scheme : List.of("Bearer", "bearer", "BEARER")) {
      Answer renewed = put("Authorization", scheme + " " + token);
      assertGiven(renewed);
      assertThat(renewed.json()).containsEntry("token", token);
      assertThat(Integer.parseInt(renewed.member("expires_in"))).isBetween(500, 600);
    }
  }

  @Test
  void renewsNothingElse() {
    Household house = new Household(server());
    String name = newMember();
    String token = token(name);
    Answer stump = house.signIn(name);
    Client browser = house.browser(name);

    for (Answer refused :
        List.of(
            put(),
            put("Authorization", "Bearer"),
            put("Authorization", "Bearer " + token + "x"),
            put("Authorization", "Bearer  " + token),
            put("Authorization", "Token " + token),
            put("Authorization", "Bearer " + token, "Authorization", "Bearer " + token),
            put("Authorization", Client.basic(name, PASSWORD)),
            put(bearer("freeaccess")),
            put(bearer(stump.member("accessToken"))),
            put(bearer(stump.member("refreshToken"))),
            put("Cookie", "zsession=" + token),
            client().send("PUT", A, form(name, PASSWORD), "application/x-www-form-urlencoded"),
            browser.send("PUT", A, "", "text/plain"))) {
      assertText(refused, 400, "Not authenticated\n");
    }
  }

  @Test
  void itsTokenCountsAsBearerAndNowhereElse() {
    String name = newMember();
    String token = token(name);

    assertThat(client().get(ME, bearer(token)).json()).containsEntry("username", name);
    assertThat(client().get("/opds/v1.2/catalog", bearer(token)).status()).isEqualTo(200);
    assertThat(client().get(ME, "Cookie", "carrel_session=" + token).status()).isEqualTo(401);
    assertThat(client().get(ME, "X-API-Key", token).status()).isEqualTo(401);
    assertThat(client().postJson("/api/v2/auth/refresh-token", "", bearer(token)).status())
        .isEqualTo(401);
  }

  @Test
  void refusesForgeriesWithoutADefect() {
    String[] parts = token(newMember()).split("\\.");
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8));

    Stream.of(
            none + "." + parts[1] + ".",
            none + "." + parts[1] + "." + parts[2],
            parts[0] + "." + parts[1] + ".",
            parts[0] + "." + parts[1],
            parts[0] + "." + parts[1] + "." + parts[2] + "=",
            parts[0] + "." + parts[1] + "." + parts[2] + ".x.y",
            parts[0] + "." + parts[1] + "." + "a".repeat(6000),
            "..",
            "é")
        .forEach(
            forged -> {
              assertThat(client().get(ME, bearer(forged)).status()).as(forged).isBetween(400, 401);
              assertText(put(bearer(forged)), 400, "Not authenticated\n");
              assertThat(command("?cmd=authenticated", bearer(forged)).status()).isEqualTo(401);
            });
    String huge = "Bearer " + parts[0] + "." + "a".repeat(128 << 10);
    assertThat(
            RawRequest.status(
                RawRequest.send(
                    server(),
                    "PUT /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\nAuthorization: "
                        + huge
                        + "\r\n\r\n")))
        .isIn(0, 400, 413, 431);
  }

  @Test
  void diesWithANewPassword() {
    String name = newMember();
    String token = token(name);
    String change =
        JsonText.of(Map.of("currentPassword", PASSWORD, "newPassword", "another password"));

    String own = new Household(server()).token(name);
    assertThat(client().postJson("/api/v2/auth/password", change, bearer(own)).status())
        .isEqualTo(200);

    assertThat(client().get(ME, bearer(token)).status()).isEqualTo(401);
    assertText(put(bearer(token)), 400, "Not authenticated\n");
    assertThat(command("?cmd=authenticated", bearer(token)).status()).isEqualTo(401);
    assertAuthenticationFailed(client().postForm(A, form(name, PASSWORD)));
    assertGiven(client().postForm(A, form(name, "another password")));
  }

  @Test
  void saysWhetherOneIsSignedIn() {
    String token = token(newMember());

    Answer without = command("?cmd=authenticated");
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.bytes()).isEmpty();
    assertThat(without.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Default\"");
    assertThat(command("?x=y&cmd=authenticated", bearer(token)).status()).isEqualTo(204);
    String stump = new Household(server()).ownerToken();
    assertThat(command("?cmd=authenticated", bearer(stump)).status()).isEqualTo(401);
  }

  @Test
  void knowsNoOtherCommand() {
    String token = token(newMember());

    for (String command : List.of("", "?", "?cmd=", "?cmd=refresh", "?cmd=Authenticated", "?%41")) {
      assertText(command(command, bearer(token)), 400, "Unknown command\n");
    }
    assertText(client().postForm("/x", "cmd=authenticated"), 400, "Unknown command\n");
  }

  @Test
  void makesEvenTheRightPasswordWaitAfterTenWrongOnes() {
    String name = newMember();
    List<Integer> statuses =
        Stream.iterate(0, i -> i + 1)
            .limit(10)
            .parallel()
            .map(
                i ->
                    i % 2 == 0
                        ? client()
                            .postForm(A, form(name.toUpperCase(Locale.ROOT), "wrong password"))
                        : post("Authorization", Client.basic(name, "wrong password")))
            .map(Answer::status)
            .toList();
    assertThat(statuses).containsOnly(401);

    Answer throttled = post("Authorization", Client.basic(name, PASSWORD));

    assertText(throttled, 429, "Too many attempts. Try again later.\n");
    assertThat(Integer.parseInt(throttled.header("Retry-After"))).isBetween(1, 901);
    assertThat(client().postJson(AccountTest.LOGIN, Household.credentials(name, PASSWORD)).status())
        .isEqualTo(429);
  }

  @Test
  void refusesAFormFromAnotherSite() {
    String form = form(newMember(), PASSWORD);

    Answer elsewhere = client().postForm(A, form, "Origin", "https://evil.example");
    assertText(elsewhere, 403, "This request comes from another site.\n");
    assertThat(client().postForm(A, form, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
    assertThat(elsewhere.header("Access-Control-Allow-Origin")).isEmpty();
    String own = server().toString().replaceAll("/$", "");
    assertGiven(client().postForm(A, form, "Origin", own));
  }
}
