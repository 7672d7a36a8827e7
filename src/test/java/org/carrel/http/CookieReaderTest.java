package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.identity.Credential;
import org.carrel.identity.SessionCookie;
import org.junit.jupiter.api.Test;

final class CookieReaderTest extends CredentialReaderContract {
  @Override
  CredentialReader reader() {
    return CredentialReader.COOKIE;
  }

  @Override
  StubRequest showing(StubRequest request, String secret) {
    return request.cookie("carrel_session", secret);
  }

  /** No cookie is unreadable by itself; two that differ are. */
  @Override
  StubRequest malformed() {
    return showing(showing(StubRequest.get("/"), "a"), "");
  }

  @Override
  Credential credential(String secret) {
    return new SessionCookie(secret);
  }

  @Test
  void countsOnlyTheHostBoundCookieOverHttps() {
    StubRequest planted = StubRequest.get("/").overHttps().cookie("carrel_session", "planted");

    assertThat(reader().read(planted.build())).isEmpty();
    assertThat(reader().read(planted.cookie("__Host-carrel_session", "own").build()))
        .contains(new SessionCookie("own"));
  }

  @Test
  void ignoresTheCookiesOfOthers() {
    assertThat(reader().read(StubRequest.get("/").cookie("stump_session", "x").build())).isEmpty();
  }

  @Test
  void takesAnEmptyCookieForNone() {
    assertThat(reader().read(showing(StubRequest.get("/"), "").build())).isEmpty();
  }
}
