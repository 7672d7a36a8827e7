package org.carrel.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.protocol.oauth.ParametersTest.refused;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.carrel.grant.AuthorizationRequest;
import org.carrel.grant.GrantError;
import org.carrel.grant.Prompt;
import org.carrel.identity.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AskedAuthorizationTest {
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private static AuthorizationRequest read(String... more) {
    Map<String, Object> values = new HashMap<>();
    values.put("response_type", "code");
    values.put("scope", "openid");
    values.put("code_challenge", CHALLENGE);
    values.put("code_challenge_method", "S256");
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return AskedAuthorization.of("app", ParametersTest.of(values));
  }

  @Test
  void readsWhatAClientAsks() {
    AuthorizationRequest asked =
        read("prompt", "login consent", "max_age", "0", "nonce", "n", "login_hint", "ada");

    assertThat(asked.clientId()).isEqualTo("app");
    assertThat(asked.scopes()).isEqualTo(Set.of(Scope.OPENID));
    assertThat(asked.prompts()).isEqualTo(Set.of(Prompt.LOGIN, Prompt.CONSENT));
    assertThat(asked.maxAge()).contains(Duration.ZERO);
    assertThat(asked.nonce()).contains("n");
    assertThat(asked.loginHint()).contains("ada");
    assertThat(asked.codeChallenge()).contains(CHALLENGE);
  }

  @Test
  void aHintThatIsTooLongIsNone() {
    assertThat(read("login_hint", "a".repeat(321)).loginHint()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token, UNSUPPORTED_RESPONSE_TYPE",
    "response_type, '', INVALID_REQUEST",
    "response_mode, fragment, INVALID_REQUEST",
    "code_challenge_method, plain, INVALID_REQUEST",
    "code_challenge_method, '', INVALID_REQUEST",
    "prompt, none login, INVALID_REQUEST",
    "max_age, -1, INVALID_REQUEST",
    "max_age, 1.5, INVALID_REQUEST",
    "max_age, 9999999999, INVALID_REQUEST",
    "scope, admin, INVALID_SCOPE",
    "request, a.b.c, REQUEST_NOT_SUPPORTED",
    "request_uri, https://app.example/r, REQUEST_URI_NOT_SUPPORTED"
  })
  void saysWhatItDoesNotTake(String name, String value, GrantError error) {
    refused(error, () -> read(name, value));
  }

  @Test
  void knowsAPushedRequestByItsName() {
    assertThat(
            AskedAuthorization.pushedId(
                ParametersTest.of(Map.of("request_uri", AskedAuthorization.PUSHED + "x"))))
        .contains("x");
    assertThat(
            AskedAuthorization.pushedId(
                ParametersTest.of(Map.of("request_uri", "https://app.example/r"))))
        .isEmpty();
  }
}
