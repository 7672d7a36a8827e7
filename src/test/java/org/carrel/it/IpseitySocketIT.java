package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.IpseityCalls.form;

import org.junit.jupiter.api.Test;

/** The ten documented calls as bytes on a socket, each with a body, whatever the method. */
final class IpseitySocketIT extends ServerTest {
  private String call(String method, String path, String... arguments) {
    String body = form(arguments);
    return RawRequest.send(
        server(),
        "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(method, path, body.length(), body));
  }

  private static String body(String answer) {
    assertThat(RawRequest.status(answer)).as(answer).isEqualTo(200);
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  @Test
  void everyDocumentedCallTakesABody() {
    String name = IpseityCalls.name();

    assertStatus(201, call("POST", "/user", "user", name, "pass", "foo"));
    String access = body(call("GET", "/token", "user", name, "pass", "foo"));
    assertThat(body(call("GET", "/check", "access_token", access))).contains(name).endsWith("}\n");
    assertThat(body(call("GET", "/user", "access_token", access))).contains(name);
    String refresh = body(call("GET", "/refresh_token", "access_token", access));
    assertThat(body(call("GET", "/token", "user", refresh))).isNotEmpty();
    assertThat(body(call("GET", "/version", "x", "y"))).contains("0.5.1");
    assertThat(body(call("GET", "/pubkey", "x", "y"))).contains("PUBLIC KEY");
    assertStatus(
        204, call("DELETE", "/refresh_token", "access_token", access, "refresh_token", refresh));
    assertStatus(200, call("PATCH", "/user", "access_token", access, "pass", "bar"));
    String again = body(call("GET", "/token", "user", name, "pass", "bar"));
    assertStatus(204, call("DELETE", "/user", "access_token", again));
    assertStatus(403, call("GET", "/token", "user", name, "pass", "bar"));
  }

  private static void assertStatus(int status, String answer) {
    assertThat(RawRequest.status(answer)).as(answer).isEqualTo(status);
  }
}
