package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms that make no sense to the endpoints for programs. */
final class OAuthFormsIT extends OAuthTest {
  @ParameterizedTest
  @CsvSource({
    "grant_type=password&username=a&password=b, unsupported_grant_type",
    "grant_type=, invalid_request",
    "scope=openid, invalid_request",
    "grant_type=authorization_code, invalid_request",
    "grant_type=refresh_token, invalid_request",
    "grant_type=authorization_code&code=unknown, invalid_grant",
    "grant_type=client_credentials&scope=unknown, invalid_scope",
    "grant_type=client_credentials&grant_type=client_credentials, invalid_request",
    "grant_type=client_credentials&scope=%zz, invalid_request",
    "grant_type=client_credentials&scope=%ff, invalid_request"
  })
  void aTokenRequestThatMakesNoSenseIsToldWhy(String form, String error) {
    Answer answer = client().postForm("/oauth2/token", form, "Authorization", app.basic());

    assertRefused(answer, 400, error);
  }

  @Test
  void anotherMethodOrMediaTypeIsRefusedInOAuthsWords() {
    String[] basic = {"Authorization", app.basic()};
    for (String path :
        List.of(
            "/oauth2/token",
            "/oauth2/introspect",
            "/oauth2/revoke",
            "/oauth2/par",
            "/oauth2/device_authorization")) {
      Answer got = client().get(path, basic);
      assertRefused(got, 405, "invalid_request");
      assertThat(got.header("Allow")).isEqualTo("POST");
      assertRefused(client().postJson(path, "{}", basic), 400, "invalid_request");
      assertRefused(
          client().send("POST", path, BodyPublishers.noBody(), basic), 400, "invalid_request");
      assertRefused(client().send("POST", path, "x", "text/plain", basic), 400, "invalid_request");
    }
  }
}
