package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Limits;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsrfFilterTest {
  private final CsrfFilter filter = new CsrfFilter(Set.of("https://reader.example"));

  private boolean passes(StubRequest request) throws ServletException, IOException {
    return passes(request, new Outside(List.of(), Optional.empty(), () -> Optional.empty()));
  }

  private boolean passes(StubRequest request, Outside outside)
      throws ServletException, IOException {
    boolean[] passed = {false};
    try {
      filter.pass(
          outside.seen(request.header("Host", "books.example").build()),
          new StubResponse().build(),
          (q, r) -> passed[0] = true);
    } catch (Failure refused) {
      return false;
    }
    return passed[0];
  }

  private static StubRequest provedBy(Proof proof, StubRequest request) {
    return request.attribute(
        CurrentCaller.ATTRIBUTE,
        new Caller(
            new UUID(0, 1),
            "ann",
            Role.USER,
            false,
            Set.of(),
            Set.of(),
            proof,
            false,
            "",
            0,
            Limits.NONE));
  }

  private static StubRequest cookiePost() {
    return provedBy(Proof.SESSION, StubRequest.post("/api/v2/x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://books.example",
        "http://books.example:81",
        "http://books.example.evil",
        "http://evil.books.example",
        "https://reader.example.evil",
        "https://READER.example"
      })
  void refusesACookieProvedWriteFromAnotherOrigin(String origin) throws Exception {
    assertThat(passes(cookiePost().header("Origin", origin))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://books.example", "https://reader.example"})
  void letsOwnAndListedOriginsWrite(String origin) throws Exception {
    assertThat(passes(cookiePost().header("Origin", origin))).isTrue();
  }

  private static Outside stored(String url) {
    return new Outside(List.of(), Optional.empty(), () -> Optional.of(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://boks.example", "https://books.example", "http://localhost:8080"})
  void letsTheOriginItWasSentToWriteWhateverPublicUrlIsStored(String url) throws Exception {
    assertThat(passes(cookiePost().header("Origin", "http://books.example"), stored(url))).isTrue();
  }

  @Test
  void refusesAnotherSiteThoughItIsStoredAsThePublicUrl() throws Exception {
    StubRequest request = cookiePost().header("Origin", "https://evil.example");

    assertThat(passes(request, stored("https://evil.example"))).isFalse();
  }

  @Test
  void letsTheStoredPublicUrlWriteBehindAProxyThatNobodyNamed() throws Exception {
    StubRequest request = cookiePost().header("Origin", "https://books.example");

    assertThat(passes(request, stored("https://books.example/carrel"))).isTrue();
  }

  @Test
  void letsTheConfiguredPublicUrlWriteThoughAProxyRenamesTheHost() throws Exception {
    Outside outside =
        new Outside(List.of(), Optional.of("https://library.example"), () -> Optional.empty());

    assertThat(passes(cookiePost().header("Origin", "https://library.example"), outside)).isTrue();
  }

  @Test
  void believesTheBrowserAboutTheSiteIfItNamesNoOrigin() throws Exception {
    assertThat(passes(cookiePost().header("Sec-Fetch-Site", "same-origin"))).isTrue();
    assertThat(passes(cookiePost().header("Sec-Fetch-Site", "same-site"))).isFalse();
    assertThat(passes(cookiePost().header("Sec-Fetch-Site", "cross-site"))).isFalse();
    assertThat(passes(cookiePost().header("Sec-Fetch-Site", "none"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "Multipart/Form-Data; boundary=x",
        "application/x-www-form-urlencoded;charset=utf-8"
      })
  void refusesFormsWithACookieIfTheBrowserSaysNothing(String type) throws Exception {
    assertThat(passes(cookiePost().header("Content-Type", type))).isFalse();
  }

  @Test
  void letsScriptsWithACookieWriteJson() throws Exception {
    assertThat(passes(cookiePost().header("Content-Type", "application/json"))).isTrue();
    assertThat(passes(cookiePost())).isTrue();
  }

  @Test
  void refusesBasicFromAnotherSiteLikeACookie() throws Exception {
    assertThat(
            passes(
                provedBy(Proof.PASSWORD, StubRequest.post("/opds/v2.0/x"))
                    .header("Origin", "http://evil.example")))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCESS_TOKEN", "API_KEY"})
  void leavesCredentialsShownOnPurposeAlone(Proof proof) throws Exception {
    assertThat(
            passes(provedBy(proof, StubRequest.post("/x")).header("Origin", "http://evil.example")))
        .isTrue();
  }

  @Test
  void refusesASignInFromAnotherSite() throws Exception {
    StubRequest signIn = StubRequest.post("/api/v2/auth/login");

    assertThat(passes(signIn.header("Origin", "http://evil.example"))).isFalse();
  }

  @Test
  void letsEveryOriginAskWhereTheDialectSaysSo() throws Exception {
    Claim open = new Claim(new NoDialect(), Route.toResource("/token").fromAnyOrigin());

    assertThat(
            passes(
                StubRequest.post("/token")
                    .attribute(Claim.ATTRIBUTE, open)
                    .header("Origin", "http://evil.example")))
        .isTrue();
  }

  @Test
  void refusesAWebSocketUpgradeFromAnotherOrigin() throws Exception {
    StubRequest upgrade = StubRequest.get("/api/graphql").header("Upgrade", "websocket");

    assertThat(passes(provedBy(Proof.SESSION, upgrade).header("Origin", "http://evil.example")))
        .isFalse();
  }

  @Test
  void leavesReadsAlone() throws Exception {
    assertThat(
            passes(
                provedBy(Proof.SESSION, StubRequest.get("/"))
                    .header("Origin", "http://evil.example")))
        .isTrue();
  }

  @Test
  void letsOtherSitesLeadBrowsersWhereFormsDoWhatLinksDo() throws Exception {
    Route landing = Route.toServlet("/landing").reading(CredentialReader.COOKIE).fromAnySite();
    StubRequest request =
        cookiePost()
            .attribute(Claim.ATTRIBUTE, new Claim(new NoDialect(), landing))
            .header("Origin", "https://evil.example");

    assertThat(passes(request)).isTrue();
  }
}
