package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.bearer;

import java.util.Map;
import java.util.UUID;
import org.carrel.http.JsonText;
import org.junit.jupiter.api.Test;

/**
 * Burgerauth's API keeps what every dialect promises. Its secret key serves in its own calls only;
 * what counts elsewhere is the access token of an app, whose scope opens userinfo and no more.
 */
final class BurgerauthDialectIT extends DialectContract {
  @Override
  Answer signIn(String name, String password) {
    return post("/api/login", Map.of("username", name, "password", password));
  }

  private Answer post(String path, Map<String, ?> members) {
    return client().postJson(path, JsonText.of(members));
  }

  @Override
  String token(Answer signedIn) {
    String key = signedIn.member("key");
    String app = "app-" + UUID.randomUUID();
    String secret = post("/api/newauth", Map.of("secretKey", key, "appId", app)).member("key");
    String code =
        post(
                "/api/auth",
                Map.of("secretKey", key, "appId", app, "code", "none", "codemethod", "none"))
            .text();
    return post("/api/tokenauth", Map.of("client_id", app, "client_secret", secret, "code", code))
        .member("access_token");
  }

  @Override
  String elsewhere() {
    return "/oauth2/userinfo";
  }

  @Override
  void assertRefused(Answer refused) {
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json())
        .containsEntry("error", "The user name or the password is wrong.")
        .containsEntry("migrated", true);
    assertThat(refused.header("WWW-Authenticate")).isEmpty();
  }

  @Test
  void theSecretKeyAndANarrowTokenOpenNothingElsewhere() {
    Answer signedIn = signIn(newAccount().name(), Household.PASSWORD);
    String key = signedIn.member("key");
    String token = token(signedIn);

    for (String path : new String[] {"/opds/v1.2/catalog", "/api/v2/auth/me"}) {
      assertThat(client().get(path, bearer(key)).status()).isEqualTo(401);
      assertThat(client().get(path, "Cookie", "carrel_session=" + key).status()).isEqualTo(401);
      assertThat(client().get(path, bearer(token)).status()).isEqualTo(403);
    }
  }
}
