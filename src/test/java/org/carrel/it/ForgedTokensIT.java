package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No token that was not issued is worth anything, wherever it is shown. */
final class ForgedTokensIT extends ServerTest {
  @Test
  void noForgedTokenIsTaken() throws Exception {
    Household house = new Household(server());
    OAuthClient app = OAuthClient.register(house, server());
    String token = app.tokens(house.browser(house.member().name())).member("access_token");
    JWKSet keys = JWKSet.parse(client().get("/oauth2/jwks").text());

    Map<String, String> forged = ForgedTokens.of(token, keys);

    assertThat(app.userinfo(token).status()).isEqualTo(200);
    assertThat(forged).hasSizeGreaterThanOrEqualTo(26);
    forged.forEach(
        (what, text) -> {
          assertThat(app.userinfo(text).status()).as(what).isIn(400, 401, 431);
          assertThat(client().get("/opds/v1.2/catalog", Household.bearer(text)).status())
              .as(what)
              .isIn(400, 401, 431);
          assertThat(app.introspect(text).text()).as(what).isEqualTo("{\"active\":false}");
        });
  }
}
