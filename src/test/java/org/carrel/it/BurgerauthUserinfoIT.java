package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Burgerauth's {@code /userinfo} tells, and to the bearer of what. */
final class BurgerauthUserinfoIT extends BurgerTest {

  @Test
  void tellsTheBearerOfEitherTokenWhoItIs() {
    String name = member();
    String key = key(name);
    App app = app(key);
    Answer tokens = ok(bySecret(app, code(key, app, "none")));

    for (String token : List.of(tokens.member("access_token"), tokens.member("id_token"))) {
      Answer got = ok(userinfo(token));
      Answer posted = ok(client().postForm("/userinfo", "", Household.bearer(token)));

      assertThat(got.json()).containsEntry("name", name).containsKey("sub");
      assertThat(posted.json()).isEqualTo(got.json());
    }
    for (String other : List.of(tokens.member("refresh_token"), key, "x", "a.b.c")) {
      Answer refused = userinfo(other);
      refused(401, refused);
      assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer ");
    }
    refused(400, client().get("/userinfo"));
    refused(400, client().get("/userinfo", "Authorization", "Bearer"));
  }

  @Test
  void bothTokensDieWithThePasswordAndWithTheApp() {
    String name = member();
    String key = key(name);
    App app = app(key);
    Answer tokens = ok(bySecret(app, code(key, app, "none")));
    Map<String, String> change = Map.of("secretKey", key, "newPassword", "another long one");
    key = ok(post("/api/changepassword", change)).member("key");

    refused(401, userinfo(tokens.member("access_token")));
    refused(401, userinfo(tokens.member("id_token")));
    Answer again = ok(bySecret(app, code(key, app, "none")));
    ok(userinfo(again.member("id_token")));
    ok(post("/api/deleteauth", Map.of("secretKey", key, "appId", app.id())));
    refused(401, userinfo(again.member("access_token")));
    refused(401, userinfo(again.member("id_token")));
  }

  @Test
  void bothTokensDieWithTheirGrant() {
    String name = member();
    String key = key(name);
    App app = app(key);
    Answer tokens = ok(bySecret(app, code(key, app, "none")));
    ok(userinfo(tokens.member("id_token")));

    Answer ended = new Household(server()).browser(name).delete("/oauth2/grants/" + app.id());

    assertThat(ended.status()).as(ended.toString()).isEqualTo(204);
    refused(401, userinfo(tokens.member("access_token")));
    refused(401, userinfo(tokens.member("id_token")));
    ok(userinfo(ok(bySecret(app, code(key, app, "none"))).member("id_token")));
  }

  @Test
  void anIdTokenDiesWhenItsCodeIsReplayed() {
    String key = key(member());
    App app = app(key);
    String code = code(key, app, "none");
    Answer tokens = ok(bySecret(app, code));

    refused(400, bySecret(app, code));

    refused(401, userinfo(tokens.member("id_token")));
  }

  @Test
  void noForgedTokenIsTaken() throws Exception {
    String key = key(member());
    App app = app(key);
    Answer tokens = ok(bySecret(app, code(key, app, "none")));
    JWKSet served = JWKSet.parse(client().get("/.well-known/jwks.json").text());

    for (String kind : List.of("access_token", "id_token")) {
      Map<String, String> forged = ForgedTokens.of(tokens.member(kind), served);

      ok(userinfo(tokens.member(kind)));
      assertThat(forged).hasSizeGreaterThanOrEqualTo(26);
      forged.forEach(
          (what, text) ->
              assertThat(userinfo(text).status()).as(kind + ": " + what).isIn(400, 401, 431));
    }
  }
}
