package org.carrel.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectUriTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/back",
        "https://app.example/back?fixed=1",
        "http://localhost:8080/cb",
        "http://127.0.0.1/cb",
        "http://[::1]/cb",
        "com.example.app:/cb"
      })
  void takesAddressesThatCodesMayGoTo(String uri) {
    RedirectUri.check(uri);

    assertThat(RedirectUri.matches(uri, uri)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/back",
        "//app.example/back",
        "javascript:alert(1)",
        "data:text/html,x",
        "app:/cb",
        "https://",
        "https://user@app.example/back",
        "https://app.example/back#x",
        "https://*.example/back",
        "https://app.example/a/../back",
        "https://app.example/a b",
        "https://app.example/\n"
      })
  void takesNoOther(String uri) {
    assertThatThrownBy(() -> RedirectUri.check(uri))
        .isInstanceOfSatisfying(
            GrantRefusal.class,
            refusal -> assertThat(refusal.error()).isEqualTo(GrantError.INVALID_REDIRECT_URI));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/back/",
        "https://app.example/backx",
        "https://app.example/back?x=1",
        "https://app.example/back#x",
        "https://user@app.example/back",
        "https://APP.example/back",
        "https://app.example:443/back",
        "https://app.example:8443/back",
        "https://app.example/x/../back",
        "http://app.example/back",
        "https://app.example.evil.example/back"
      })
  void comparesTheWholeAddress(String asked) {
    assertThat(RedirectUri.matches("https://app.example/back", asked)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/cb, http://127.0.0.1:51004/cb, true",
    "http://127.0.0.1:1/cb, http://127.0.0.1:51004/cb, true",
    "http://[::1]/cb, http://[::1]:51004/cb, true",
    "http://127.0.0.1/cb, http://127.0.0.1:51004/other, false",
    "http://127.0.0.1/cb, http://127.0.0.1:51004/cb?x=1, false",
    "http://127.0.0.1/cb, https://127.0.0.1:51004/cb, false",
    "http://127.0.0.1/cb, http://x@127.0.0.1:51004/cb, false",
    "http://127.0.0.1/cb, http://127.0.0.1.evil.example:80/cb, false",
    "http://localhost/cb, http://localhost:51004/cb, false"
  })
  void leavesOnlyTheLoopbackPortFree(String registered, String asked, boolean same) {
    assertThat(RedirectUri.matches(registered, asked)).isEqualTo(same);
  }
}
