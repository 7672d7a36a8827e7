package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carrel.failure.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a/../b",
        "/a/..",
        "/./a",
        "/a/%2e%2e/b",
        "/a/%2E",
        "/%2e%2e%2fb",
        "/a;b",
        "/..;/x",
        "/a%00b",
        "/a%0d%0ab",
        "/a%7f",
        "/a\\b",
        "/a%5cb",
        "/a%",
        "/a%2",
        "/a%zz",
        "/a%ff",
        "/a%c0%af",
        "/a%ed%a0%80",
        "/a\u00ffb"
      })
  void refusesWhatTwoParsersCouldReadDifferently(String uri) {
    assertThatThrownBy(() -> RequestPath.check(uri)).isInstanceOf(Failure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/opds/v1.2/catalog",
        "/a%20b",
        "/What%3F%20%C3%A9.epub",
        "/a/...",
        "/.well-known/x",
        "/a..b",
        "/100%25",
        "/a+b:c@d,e",
        "/unsafe/300x200/a%2Fb.jpg"
      })
  void letsHonestPathsPass(String uri) {
    assertThatCode(() -> RequestPath.check(uri)).doesNotThrowAnyException();
  }
}
