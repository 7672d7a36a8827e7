package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a token does not open. */
final class OAuthTokenRefusalIT extends OAuthTest {
  @Test
  void noOtherTokenServesAsAnAccessToken() {
    Answer tokens = app.tokens(browser);
    for (String name : List.of("id_token", "refresh_token")) {
      Answer answer = app.userinfo(tokens.member(name));
      assertRefused(answer, 401, "invalid_token");
      assertThat(answer.header("WWW-Authenticate"))
          .startsWith("Bearer ")
          .contains("error=\"invalid_token\"");
      assertThat(client().get("/opds/v1.2/catalog", Household.bearer(tokens.member(name))).status())
          .isEqualTo(401);
    }
    assertRefused(app.userinfo(house.ownerToken()), 401, "invalid_token");
    assertThat(app.introspect(tokens.member("id_token")).text()).isEqualTo("{\"active\":false}");
  }

  @Test
  void userinfoNeedsItsScope() {
    Map<String, String> request = app.request();
    request.put("scope", "library:read");
    String code = app.code(browser, request);
    Answer tokens = app.redeem(code);
    assertThat(tokens.json()).doesNotContainKey("id_token");

    Answer answer = app.userinfo(tokens.member("access_token"));

    assertRefused(answer, 403, "insufficient_scope");
    assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
  }

  @Test
  void libraryFeedsNeedTheirScope() {
    Map<String, String> request = app.request();
    request.put("scope", "openid");
    String code = app.code(browser, request);
    String token = app.redeem(code).member("access_token");

    assertThat(client().get("/opds/v1.2/catalog", Household.bearer(token)).status()).isEqualTo(403);
  }

  @Test
  void whoShowsNoTokenIsToldWhichIsNeeded() {
    Answer answer = client().get("/oauth2/userinfo");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"carrel\"");
  }

  @Test
  void aTokenGivenTwiceOrInTheAddressIsRefused() {
    String token = app.tokens(browser).member("access_token");

    assertThat(
            client()
                .postForm("/oauth2/userinfo", "access_token=" + token, Household.bearer(token))
                .status())
        .isEqualTo(400);
    assertThat(client().get("/oauth2/userinfo?access_token=" + token).status()).isEqualTo(401);
  }

  @Test
  void anOAuthTokenManagesNothing() {
    String[] token = Household.bearer(app.tokens(browser).member("access_token"));

    for (String path : List.of("/oauth2/clients", "/oauth2/grants", "/oauth2/keys")) {
      assertThat(client().get(path, token).status()).as(path).isEqualTo(403);
    }
  }
}
