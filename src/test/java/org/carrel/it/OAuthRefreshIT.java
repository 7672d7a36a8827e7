package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;

/** Refresh tokens and their successors. */
final class OAuthRefreshIT extends OAuthTest {
  @Test
  void aRefreshTokenGivesASuccessorAndTheSameAgainForAWhile() {
    String first = app.tokens(browser).member("refresh_token");

    Answer once = app.refresh(first);
    Answer again = app.refresh(first);

    assertThat(once.status()).isEqualTo(200);
    assertThat(once.member("refresh_token")).isNotEqualTo(first);
    assertThat(again.member("refresh_token")).isEqualTo(once.member("refresh_token"));
    assertThat(app.refresh(once.member("refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void aRefreshTokenOfLessGivesLess() {
    String refresh = app.tokens(browser).member("refresh_token");

    Answer less =
        app.token("grant_type", "refresh_token", "refresh_token", refresh, "scope", "library:read");

    assertThat(less.json()).containsEntry("scope", "library:read").doesNotContainKey("id_token");
    assertThat(app.userinfo(less.member("access_token")).status()).isEqualTo(403);
  }

  @Test
  void ofManyRefreshesAtOnceEachGetsTheSameSuccessor() throws Exception {
    String refresh = app.tokens(browser).member("refresh_token");

    List<Answer> answers = Together.call(MANY, () -> app.refresh(refresh));

    assertThat(answers).allSatisfy(a -> assertThat(a.status()).as(a.toString()).isEqualTo(200));
    assertThat(answers.stream().map(a -> a.member("refresh_token")).distinct()).hasSize(1);
  }

  @Test
  void aRefreshTokenOfAnotherClientIsRefused() {
    String refresh = app.tokens(browser).member("refresh_token");
    OAuthClient other = OAuthClient.register(house, server());

    assertRefused(other.refresh(refresh), 400, "invalid_grant");
    assertThat(other.post("/oauth2/revoke", "token", refresh).status()).isEqualTo(200);
    assertThat(app.refresh(refresh).status()).isEqualTo(200);
  }

  @Test
  void noOtherTokenServesAsARefreshToken() {
    Answer tokens = app.tokens(browser);

    assertRefused(app.refresh(tokens.member("access_token")), 400, "invalid_grant");
    assertRefused(app.refresh(tokens.member("id_token")), 400, "invalid_grant");
    assertRefused(
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form(
                    "grant_type",
                    "refresh_token",
                    "client_id",
                    app.id(),
                    "client_secret",
                    app.secret(),
                    "refresh_token",
                    house.ownerToken())),
        400,
        "invalid_grant");
  }
}
