package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

/** The owner's five ways in, each got over the wire as a person would get it. */
public record WaysIn(Client browser, String accessToken, String keyId, String key) {
  private static final String ME = "/api/v2/auth/me";

  public static WaysIn ofTheOwnerAt(URI server) {
    Client browser = Owner.at(server);
    String credentials =
        "{\"username\":\"" + Owner.NAME + "\",\"password\":\"" + Owner.PASSWORD + "\"}";
    Map<String, Object> tokens =
        new Client(server)
            .postJson("/api/v2/auth/login?generate_token=true&create_session=false", credentials)
            .json();
    Map<String, Object> key =
        browser
            .postJson(
                "/api/v2/api-keys",
                "{\"name\":\"ways in\",\"permissions\":\"inherit\"}",
                "Origin",
                server.resolve("/").toString().replaceAll("/$", ""))
            .json();
    return new WaysIn(
        browser,
        String.valueOf(tokens.get("accessToken")),
        String.valueOf(key.get("id")),
        String.valueOf(key.get("secret")));
  }

  /** By session cookie, at another server too: a cookie does not know its port. */
  public int bySession(URI server) {
    return new Client(server).get(ME, "Cookie", cookie()).status();
  }

  public String cookie() {
    return browser.cookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .reduce((one, other) -> one + "; " + other)
        .orElseThrow();
  }

  public int byBasic(URI server) {
    return new Client(server)
        .get("/opds/v1.2/catalog", "Authorization", Client.basic(Owner.NAME, Owner.PASSWORD))
        .status();
  }

  public int byBearer(URI server) {
    return new Client(server).get(ME, "Authorization", "Bearer " + accessToken).status();
  }

  public int byKeyInHeader(URI server) {
    return new Client(server).get(ME, "X-API-Key", key).status();
  }

  public int byKeyInUrl(URI server) {
    return new Client(server).get("/opds/" + key + "/v1.2/catalog").status();
  }

  public void allWorkAt(URI server) {
    assertThat(bySession(server)).as("session cookie").isEqualTo(200);
    assertThat(byBasic(server)).as("Basic").isEqualTo(200);
    assertThat(byBearer(server)).as("bearer token").isEqualTo(200);
    assertThat(byKeyInHeader(server)).as("API key in a header").isEqualTo(200);
    assertThat(byKeyInUrl(server)).as("API key in the URL").isEqualTo(200);
  }
}
