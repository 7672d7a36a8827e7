package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A client signs its user out. */
final class OAuthSignOutIT extends OAuthTest {
  @Test
  void aClientSignsItsUserOut() {
    Client leaving = house.browser(member.name());
    Answer tokens = app.tokens(leaving);
    Answer out =
        leaving.get(
            "/oauth2/end_session?"
                + OAuthClient.form(
                    "id_token_hint",
                    tokens.member("id_token"),
                    "post_logout_redirect_uri",
                    OAuthClient.BYE,
                    "state",
                    "x y"));

    assertThat(out.status()).isEqualTo(303);
    assertThat(out.header("Location")).isEqualTo(OAuthClient.BYE + "?state=x+y");
    assertThat(leaving.get("/api/v2/auth/me").status()).isEqualTo(401);
  }

  @Test
  void browsersAreSentNowhereThatIsNotRegisteredAfterSigningOut() {
    Answer tokens = app.tokens(browser);
    for (String uri :
        List.of(
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "%2f%2fevil.example",
            "javascript:alert(1)",
            OAuthClient.BYE + "/",
            OAuthClient.BYE + "?x=1")) {
      Answer answer =
          client()
              .get(
                  "/oauth2/end_session?"
                      + OAuthClient.form(
                          "id_token_hint",
                          tokens.member("id_token"),
                          "post_logout_redirect_uri",
                          uri,
                          "state",
                          "x"));
      assertThat(answer.status()).isEqualTo(303);
      assertThat(answer.header("Location")).isEqualTo("/sign-out?client_id=" + app.id());
    }
  }

  @Test
  void nobodyIsSignedOutByAnothersIdToken() {
    String theirs = app.tokens(house.browser(house.member().name())).member("id_token");

    Answer answer =
        browser.get(
            "/oauth2/end_session?"
                + OAuthClient.form(
                    "id_token_hint",
                    theirs,
                    "post_logout_redirect_uri",
                    OAuthClient.BYE,
                    "state",
                    "x"));

    assertThat(answer.header("Location")).startsWith("/sign-out?client_id=" + app.id() + "&post");
    assertThat(browser.get("/oauth2/end_session").header("Location")).isEqualTo("/sign-out");
    assertThat(browser.get("/api/v2/auth/me").status()).isEqualTo(200);
  }

  @Test
  void anIdTokenOfAnotherClientSignsNobodyOut() {
    OAuthClient other = OAuthClient.register(house, server());
    String hint = app.tokens(browser).member("id_token");

    assertPage(
        browser.get(
            "/oauth2/end_session?"
                + OAuthClient.form("id_token_hint", hint, "client_id", other.id())));
  }
}
