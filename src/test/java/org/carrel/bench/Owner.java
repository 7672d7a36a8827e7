package org.carrel.bench;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.carrel.it.Answer;
import org.carrel.it.Client;

/** The server's owner with a credential of every kind, got over the public API. */
record Owner(String cookies, String token, String key) {
  static final String NAME = "bench";
  static final String PASSWORD = "a benchmark's own password";

  /** Claims a server that has no account yet. */
  static Owner claim(URI server) {
    Client browser = new Client(server);
    expect(200, browser.postJson("/api/v2/auth/register", credentials(PASSWORD)));
    Answer signedIn =
        expect(
            200,
            browser.postJson(
                "/api/v2/auth/login?generate_token=true&create_session=true",
                credentials(PASSWORD)));
    String token = text(signedIn, "accessToken");
    return new Owner(cookies(browser), token, key(new Client(server), token));
  }

  private static String key(Client script, String token) {
    String wish = "{\"name\":\"bench\",\"permissions\":\"inherit\"}";
    Answer created =
        expect(201, script.postJson("/api/v2/api-keys", wish, "Authorization", "Bearer " + token));
    return text(created, "secret");
  }

  static String credentials(String password) {
    return "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(NAME, password);
  }

  private static String cookies(Client client) {
    return client.cookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String text(Answer answer, String field) {
    if (answer.json().get(field) instanceof String text) {
      return text;
    }
    throw new IllegalStateException("no " + field + " in " + answer);
  }

  private static Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new IllegalStateException("expected " + status + ", got " + answer);
    }
    return answer;
  }

  /** How a request is signed, by the name of the way in. */
  record Way(String name, UnaryOperator<Call> sign) {}

  Way session() {
    return new Way("session", call -> call.with("Cookie: " + cookies));
  }

  /** Every way of signing in to a feed. */
  List<Way> ways() {
    return List.of(
        session(),
        new Way("bearer token", call -> call.with("Authorization: Bearer " + token)),
        new Way("key in header", call -> call.with("X-API-Key: " + key)),
        new Way("key in URL", call -> call.at(call.path().replace("/opds/", "/opds/" + key + "/"))),
        new Way(
            "remembered Basic",
            call -> call.with("Authorization: " + Client.basic(NAME, PASSWORD))));
  }
}
