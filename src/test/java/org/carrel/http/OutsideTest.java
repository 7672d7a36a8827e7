package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutsideTest {
  private final Outside alone = new Outside(List.of(), Optional.empty(), () -> Optional.empty());
  private final Outside proxied =
      new Outside(
          List.of("10.0.0.0/8", "fd00::/8", "192.168.7.1"),
          Optional.empty(),
          () -> Optional.empty());

  private static StubRequest request() {
    return StubRequest.get("/x").header("Host", "books.example:8080");
  }

  @Test
  void believesNoForwardedHeaderOfAStranger() {
    HttpServletRequest seen =
        proxied.seen(
            request()
                .from("203.0.113.9")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .build());

    assertThat(seen.getRemoteAddr()).isEqualTo("203.0.113.9");
    assertThat(seen.isSecure()).isFalse();
    assertThat(Links.of(seen).base()).isEqualTo("http://books.example:8080");
  }

  @Test
  void takesSchemeHostAndAddressFromItsOwnProxy() {
    HttpServletRequest seen =
        proxied.seen(
            request()
                .from("10.1.2.3")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "library.example")
                .build());

    assertThat(seen.getRemoteAddr()).isEqualTo("198.51.100.1");
    assertThat(seen.isSecure()).isTrue();
    assertThat(Links.of(seen).absolute("/opds")).isEqualTo("https://library.example/opds");
  }

  @Test
  void stopsAtTheFirstAddressThatIsNoProxy() {
    HttpServletRequest seen =
        proxied.seen(
            request()
                .from("10.1.2.3")
                .header("X-Forwarded-For", "1.1.1.1, 198.51.100.1")
                .header("X-Forwarded-For", "fd00::5, 192.168.7.1")
                .build());

    assertThat(seen.getRemoteAddr()).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "1.2.3", "x", "1.2.3.4.evil.example", ""})
  void asksNoNameServerForAForwardedName(String hop) {
    StubRequest request = request().from("10.1.2.3").header("X-Forwarded-For", hop);

    assertThatThrownBy(() -> proxied.seen(request.build())).isInstanceOf(Failure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\"b", "a/b", "a@b", "<a>", "a[b", "[", "[::1]]", "[zz]"})
  void refusesAHostThatIsNone(String host) {
    assertThatThrownBy(() -> alone.seen(StubRequest.get("/").header("Host", host).build()))
        .isInstanceOf(Failure.class);
  }

  @Test
  void letsThePublicUrlOverruleEverything() {
    Outside fixed =
        new Outside(List.of(), Optional.of("https://example.org/books/"), () -> Optional.empty());

    HttpServletRequest seen = fixed.seen(request().below("/carrel").build());

    assertThat(seen.isSecure()).isTrue();
    assertThat(Links.of(seen).absolute("/opds")).isEqualTo("https://example.org/books/opds");
    assertThat(Links.of(seen).path("/opds")).isEqualTo("/books/opds");
    assertThat(Links.of(seen).origin()).isEqualTo("https://example.org");
  }

  @Test
  void writesAStoredPublicUrlIntoLinksAndBelievesItsSchemeInNothingElse() {
    Outside wrong =
        new Outside(List.of(), Optional.empty(), () -> Optional.of("https://a.example"));

    HttpServletRequest seen = wrong.seen(request().build());

    assertThat(Links.of(seen).absolute("/opds")).isEqualTo("https://a.example/opds");
    assertThat(seen.isSecure()).isFalse();
  }

  /** Payara gives the host of an absolute request target as the Host header. */
  @Test
  void letsNoHostThatTheClientNamesIntoLinksBesideThePublicUrl() {
    Outside fixed =
        new Outside(List.of(), Optional.of("https://example.org"), () -> Optional.empty());

    HttpServletRequest seen =
        fixed.seen(StubRequest.get("/").header("Host", "evil.example").build());

    assertThat(Links.of(seen).absolute("/opds")).isEqualTo("https://example.org/opds");
  }

  @Test
  void keepsTheContextPathInLinks() {
    HttpServletRequest seen = alone.seen(request().below("/carrel").build());

    assertThat(Links.of(seen).path("/opds")).isEqualTo("/carrel/opds");
  }

  @Test
  void refusesAProxyThatIsNoAddress() {
    assertThatThrownBy(
            () -> new Outside(List.of("proxy.example"), Optional.empty(), () -> Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Outside(List.of("10.0.0.0/33"), Optional.empty(), () -> Optional.empty()))
        .hasMessageContaining("carrel.proxies");
  }
}
