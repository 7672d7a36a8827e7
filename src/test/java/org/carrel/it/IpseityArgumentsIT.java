package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.IpseityCalls.FORM;
import static org.carrel.it.IpseityCalls.form;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where arguments and tokens may stand, and how it is said that they do not. */
final class IpseityArgumentsIT extends ServerTest {
  private static final String JSON = "application/json";
  private static final String MISSING =
      "Missing required parameter in the JSON body or the post body or the query string";

  private IpseityCalls calls() {
    return new IpseityCalls(server());
  }

  @Test
  void jsonComesBeforeTheQueryAndTheQueryBeforeTheForm() {
    String name = calls().member().name();
    String right = form("user", name, "pass", Household.PASSWORD);
    String json = Household.credentials(name, Household.PASSWORD);
    json = json.replace("username", "user").replace("password\":", "pass\":");

    assertThat(status("/token?" + right, "user=x&pass=x", FORM)).isEqualTo(200);
    assertThat(status("/token?user=x&pass=x", right, FORM)).isEqualTo(404);
    assertThat(status("/token?user=x&pass=x", json, JSON)).isEqualTo(200);
    assertThat(status("/token?user=x&pass=x", json, "application/vnd.x+json; charset=utf-8"))
        .isEqualTo(200);
    assertThat(status("/token?" + right, "{\"user\":[\"x\"],\"pass\":\"x\"}", JSON)).isEqualTo(404);
    assertThat(status("/token?" + right, "{}", JSON)).isEqualTo(200);
    assertThat(status("/token?" + form("user", name), form("pass", Household.PASSWORD), FORM))
        .isEqualTo(200);
    assertThat(status("/token?" + right, "whatever", "text/plain")).isEqualTo(200);
  }

  private int status(String path, String body, String type) {
    return client().send("GET", path, body, type).status();
  }

  @Test
  void multipartIsAFormToo() {
    String name = calls().member().name();
    String part = "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
    String body =
        part.formatted("user", name) + part.formatted("pass", Household.PASSWORD) + "--x--\r\n";

    assertThat(status("/token", body, "multipart/form-data; boundary=x")).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /user, '', user",
    "POST, /user, user=a, pass",
    "POST, /user, pass=a, user",
    "GET, /token, '', user",
    "GET, /token, USER=a, user",
    "GET, /check, '', access_token"
  })
  void theFirstMissingArgumentIsNamed(String method, String path, String form, String missing) {
    Answer answer = client().send(method, path, form, FORM);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .isEqualTo("{\"message\":{\"" + missing + "\":\"" + MISSING + "\"}}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{\"user\":null,\"pass\":\"bar\"}",
        "{\"user\":{\"$ne\":\"\"},\"pass\":\"bar\"}",
        "{\"user\":\"a\",\"user\":\"b\",\"pass\":\"bar\"}",
        "{\"user\":\"\",\"pass\":\"bar\"}",
        "{\"user\":\"a b\",\"pass\":\"bar\"}",
        "{\"user\":\"a\\u0000b\",\"pass\":\"bar\"}",
        "{\"user\":\"a\\ud800\",\"pass\":\"bar\"}",
        "{\"user\":\"i-short\",\"pass\":\"ba\"}",
        "{\"user\":\"i-empty\",\"pass\":\"\"}"
      })
  void whatMakesNoSenseIsTheClientsMistake(String json) {
    Answer answer = client().postJson("/user", json);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).containsOnlyKeys("message");
    assertThat(answer.text()).endsWith("}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token?user=%zz&pass=a", "/token?user=%ff&pass=a"})
  void aBrokenQueryIsTheClientsMistake(String path) {
    String line = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    assertThat(RawRequest.status(RawRequest.send(server(), line))).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "é\ud83d\ude00", "?", "' OR 1=1", "a:b", "%"})
  void anyNameIsWrongAndNeverADefect(String name) {
    Answer answer =
        client()
            .send("GET", "/token", "{\"user\":\"n" + escaped(name) + "\",\"pass\":\"x\"}", JSON);

    assertThat(answer.status()).isEqualTo(404);
  }

  private static String escaped(String name) {
    return name.replace("\u0000", "\\u0000");
  }

  @Test
  void aPasswordOfAMegabyteIsWrongAtOnce() {
    Answer answer =
        calls().call("GET", "/token", "user", calls().member().name(), "pass", "x".repeat(900_000));

    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void aTokenMayStandInTheHeaderTheFormTheQueryAndTheJson() {
    String token = calls().access(calls().member());

    assertThat(client().get("/user", Household.bearer(token)).status()).isEqualTo(200);
    assertThat(client().get("/user?access_token=" + token).status()).isEqualTo(200);
    assertThat(calls().call("GET", "/user", "access_token", token).status()).isEqualTo(200);
    assertThat(status("/user", "{\"access_token\":\"" + token + "\"}", JSON)).isEqualTo(200);
    assertThat(
            client()
                .send(
                    "GET",
                    "/user?access_token=" + token,
                    form("access_token", token),
                    FORM,
                    Household.bearer(token))
                .status())
        .isEqualTo(200);
  }

  @Test
  void twoTokensOrAnotherHeaderCountAsNone() {
    Household.Member member = calls().member();
    String token = calls().access(member);
    String other = calls().second(calls().refresh(token));

    for (String[] header :
        new String[][] {
          {"Authorization", "bearer " + token},
          {"Authorization", "BEARER " + token},
          {"Authorization", "Bearer  " + token},
          {"Authorization", "Bearer " + other},
          {"Authorization", "Bearer " + token + " x"},
          {"Authorization", token},
          {"Authorization", "JWT " + token},
          {"Authorization", Client.basic(member.name(), Household.PASSWORD)}
        }) {
      Answer optional = client().get("/user?access_token=" + token, header);
      assertThat(optional.status()).as(header[1]).isEqualTo(204);
      Answer required = client().get("/refresh_token?access_token=" + token, header);
      assertThat(required.status()).as(header[1]).isEqualTo(401);
      assertThat(required.json()).containsOnlyKeys("message");
      assertThat(required.header("WWW-Authenticate")).isEmpty();
    }
    assertThat(
            client()
                .get("/refresh_token?access_token=" + token + "&access_token=" + other)
                .status())
        .isEqualTo(401);
  }

  @Test
  void whoShowsNoTokenIsToldThatFirstThenHowItWasGotThenWhatIsMissing() {
    String access = calls().access(calls().member());
    String second = calls().second(calls().refresh(access));

    for (String body : new String[] {"{", "{}"}) {
      assertThat(client().send("PATCH", "/user", body, JSON).status()).isEqualTo(401);
      assertThat(client().send("PATCH", "/user", body, JSON, Household.bearer(second)).status())
          .isEqualTo(403);
      assertThat(client().send("PATCH", "/user", body, JSON, Household.bearer(access)).status())
          .isEqualTo(400);
    }
    assertThat(calls().call("PATCH", "/user", "access_token", access).json())
        .isEqualTo(Map.of("message", Map.of("pass", MISSING)));
    assertThat(calls().call("PATCH", "/user", "access_token", access, "pass", "ba").status())
        .isEqualTo(400);
    assertThat(calls().call("DELETE", "/refresh_token", "access_token", access).json())
        .isEqualTo(Map.of("message", Map.of("refresh_token", MISSING)));
    assertThat(client().delete("/refresh_token").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /check",
    "DELETE, /check",
    "POST, /pubkey",
    "POST, /refresh_token",
    "PATCH, /refresh_token",
    "POST, /token",
    "DELETE, /token",
    "PUT, /user",
    "POST, /version"
  })
  void anotherMethodIsNotAllowedAndTheRightOnesAreNamed(String method, String path) {
    Answer answer = client().send(method, path, BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("GET");
    assertThat(answer.json()).containsOnlyKeys("message");
  }

  @Test
  void headAnswersLikeGetWithoutABody() {
    String token = calls().access(calls().member());

    for (String path :
        new String[] {
          "/version", "/pubkey", "/user", "/check?access_token=" + token, "/refresh_token"
        }) {
      Answer get = client().get(path, Household.bearer(token));
      Answer head = client().head(path, Household.bearer(token));
      assertThat(head.status()).as(path).isEqualTo(get.status()).isEqualTo(200);
      assertThat(head.text()).isEmpty();
    }
    assertThat(client().head("/user").status()).isEqualTo(204);
    assertThat(client().head("/check").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "image/png;q=0.1"})
  void whatIsAcceptedDoesNotMatter(String accept) {
    assertThat(client().get("/version", "Accept", accept).status()).isEqualTo(200);
    assertThat(client().get("/pubkey", "Accept", accept).status()).isEqualTo(200);
    assertThat(client().get("/check", "Accept", accept).status()).isEqualTo(400);
  }
}
