package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused, to the person who sits there or to the client. */
final class OAuthAuthorizeRefusalIT extends OAuthTest {
  private void assertSentBack(Map<String, String> request, String error) {
    Answer answer = app.authorize(browser, request);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
    assertThat(answer.header("Location")).startsWith(OAuthClient.BACK + "&");
    assertThat(OAuthClient.parameters(answer))
        .containsEntry("error", error)
        .containsEntry("state", "s t&te")
        .containsKeys("iss", "error_description")
        .doesNotContainKey("code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/back?fixed=1x",
        "https://app.example/back?fixed=1&more=2",
        "https://app.example/back",
        "https://app.example/back/?fixed=1",
        "https://app.example/back?fixed=1#fragment",
        "https://user@app.example/back?fixed=1",
        "https://app.example@evil.example/back?fixed=1",
        "https://APP.example/back?fixed=1",
        "https://app.example/BACK?fixed=1",
        "https://app.example:443/back?fixed=1",
        "https://app.example:8443/back?fixed=1",
        "https://app.example/x/../back?fixed=1",
        "https://app.example/%62ack?fixed=1",
        "http://app.example/back?fixed=1",
        "https://app.example.evil.example/back?fixed=1",
        "//app.example/back?fixed=1",
        "javascript:alert(1)",
        "http://localhost/callback",
        "http://127.0.0.1:49152/callback/more",
        "http://127.0.0.1:49152/callback?more",
        "http://127.0.0.1:x/callback",
        "http://127.0.0.1:80@evil.example/callback",
        "http://[::1]/callback"
      })
  void anAddressThatIsNotRegisteredGetsNothing(String uri) {
    Map<String, String> request = app.request();
    request.put("redirect_uri", uri);

    assertPage(app.authorize(browser, request));
  }

  @Test
  void aRequestWithoutAnAddressIsRefusedWhereTheClientHasSeveral() {
    Map<String, String> request = app.request();
    request.remove("redirect_uri");

    assertPage(app.authorize(browser, request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect_uri", "state", "scope", "client_id", "x"})
  void aDoubledParameterIsRefused(String name) {
    Map<String, String> request = app.request();
    request.put("x", "1");
    String twice = "&" + OAuthClient.form(name, request.getOrDefault(name, ""));

    assertPage(browser.get(OAuthClient.authorizePath(request) + twice));
  }

  @Test
  void anUnknownClientIsAPage() {
    Map<String, String> request = app.request();
    request.put("client_id", "nobody");
    assertPage(app.authorize(browser, request));
    request.remove("client_id");
    assertPage(app.authorize(browser, request));
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token, unsupported_response_type",
    "response_type, code id_token, unsupported_response_type",
    "response_type, '', invalid_request",
    "response_mode, fragment, invalid_request",
    "response_mode, form_post, invalid_request",
    "code_challenge, '', invalid_request",
    "code_challenge, short, invalid_request",
    "code_challenge_method, '', invalid_request",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, s256, invalid_request",
    "prompt, none login, invalid_request",
    "prompt, hurry, invalid_request",
    "max_age, -1, invalid_request",
    "max_age, 1e18, invalid_request",
    "max_age, 99999999999999999999, invalid_request",
    "scope, admin, invalid_scope",
    "request, a.b.c, request_not_supported",
    "request_uri, https://app.example/request.jwt, request_uri_not_supported"
  })
  void anotherMistakeIsToldToTheClient(String name, String value, String error) {
    Map<String, String> request = app.request();
    request.put(name, value);

    assertSentBack(request, error);
  }

  @Test
  void pkceIsWaivedOnlyForTheClientThatSendsANonce() {
    OAuthClient waived = OAuthClient.register(house, server(), Map.of("pkce_waived", true));
    Map<String, String> request = waived.request();
    request.remove("code_challenge");
    request.remove("code_challenge_method");

    assertThat(OAuthClient.parameters(waived.authorize(browser, request))).containsKey("code");
    request.remove("nonce");
    assertThat(OAuthClient.parameters(waived.authorize(browser, request)))
        .containsEntry("error", "invalid_request");
  }

  @Test
  void aRequestThatAnotherClientPushedIsRefused() {
    OAuthClient other = OAuthClient.register(house, server());
    String[] pairs =
        app.request().entrySet().stream()
            .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
            .toArray(String[]::new);
    String uri = app.post("/oauth2/par", pairs).member("request_uri");

    assertPage(app.authorize(browser, Map.of("client_id", other.id(), "request_uri", uri)));
    assertRefused(app.post("/oauth2/par", "request_uri", uri), 400, "invalid_request");
    assertRefused(
        app.post("/oauth2/par", "redirect_uri", "https://evil.example/"), 400, "invalid_request");
  }
}
