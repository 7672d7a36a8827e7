package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.carrel.identity.Digests;
import org.carrel.run.DatabaseAddress;
import org.junit.jupiter.api.Test;

/** Codes and tokens in Burgerauth's way. */
final class BurgerauthOAuthIT extends BurgerTest {
  private static final String WRONG = "wrong-".repeat(8);

  @Test
  void givesTokensForTheSecretOfAnAppThatKnowsNoPkce() throws Exception {
    String name = member();
    String key = key(name);
    App app = app(key);

    Answer tokens = ok(bySecret(app, code(key, app, "none")));

    assertThat(tokens.json())
        .containsEntry("token_type", "bearer")
        .containsEntry("expires_in", 3600L)
        .containsKeys("access_token", "refresh_token", "id_token");
    assertThat(tokens.header("Cache-Control")).contains("no-store");
    JWTClaimsSet access = SignedJWT.parse(tokens.member("access_token")).getJWTClaimsSet();
    assertThat(access.getExpirationTime().getTime() - access.getIssueTime().getTime())
        .isEqualTo(3_600_000L);
    assertThat(ok(userinfo(tokens.member("access_token"))).json()).containsEntry("name", name);
  }

  @Test
  void theIdTokenIsOneThatAnyLibraryVerifies() throws Exception {
    String name = member();
    String key = key(name);
    App app = app(key);
    Answer tokens = ok(bySecret(app, code(key, app, "none")));

    SignedJWT idToken = SignedJWT.parse(tokens.member("id_token"));
    JWKSet published = JWKSet.parse(ok(client().get("/.well-known/jwks.json")).text());
    String issuer = ok(client().get("/.well-known/openid-configuration")).member("issuer");
    IDTokenValidator library =
        new IDTokenValidator(
            new Issuer(issuer), new ClientID(app.id()), JWSAlgorithm.RS256, published);

    IDTokenClaimsSet claims = library.validate(idToken, null);

    assertThat(claims.getStringClaim("name")).isEqualTo(name);
    assertThat(claims.getSubject().getValue())
        .isEqualTo(userinfo(tokens.member("access_token")).member("sub"));
  }

  @Test
  void aVerifierDoesInPlaceOfTheSecretAndBesideIt() {
    String key = key(member());
    App app = app(key);

    ok(byVerifier(app, code(key, app, CHALLENGE), VERIFIER));
    ok(
        post(
            "/login/oauth/access_token",
            Map.of(
                "client_id", app.id(),
                "client_secret", app.secret(),
                "code", code(key, app, CHALLENGE),
                "code_verifier", VERIFIER,
                "redirect_uri", BACK)));
  }

  @Test
  void aWrongVerifierIs403AndTheRightOneStillCounts() {
    String key = key(member());
    App app = app(key);
    String code = code(key, app, CHALLENGE);

    refused(403, byVerifier(app, code, WRONG));
    refused(403, bySecret(app, code));
    ok(byVerifier(app, code, VERIFIER));
  }

  @Test
  void aCodeWithoutAChallengeTakesTheSecretOnly() {
    String key = key(member());
    App app = app(key);
    String code = code(key, app, "none");

    refused(400, byVerifier(app, code, VERIFIER));
    ok(bySecret(app, code));
  }

  @Test
  void refusesPlainAndWhatIsNoChallenge() {
    String key = key(member());
    App app = app(key);
    for (String[] pkce :
        new String[][] {
          {VERIFIER, "plain"}, {"short", "S256"}, {"none", "S256"}, {CHALLENGE, "none"}
        }) {
      refused(
          400,
          post(
              "/api/auth",
              Map.of("secretKey", key, "appId", app.id(), "code", pkce[0], "codemethod", pkce[1])));
    }
  }

  @Test
  void saysWhyByItsStatuses() {
    String key = key(member());
    App app = app(key);
    App wrong = new App(app.id(), "wrong");
    App unknown = new App("no-such-app", "wrong");
    String code = code(key, app, "none");

    refused(401, bySecret(wrong, code));
    refused(401, bySecret(unknown, code));
    refused(401, byVerifier(unknown, code, VERIFIER));
    refused(400, bySecret(app, "no-such-code"));
    refused(400, post("/api/tokenauth", Map.of("client_id", app.id(), "code", code)));
    refused(400, post("/api/tokenauth", Map.of("client_id", app.id(), "client_secret", "x")));
    ok(bySecret(app, code));
  }

  @Test
  void aRefreshTokenInPlaceOfTheCodeGivesTheNextOne() {
    String key = key(member());
    App app = app(key);
    String first = ok(bySecret(app, code(key, app, "none"))).member("refresh_token");

    Answer next = ok(bySecret(app, first));

    assertThat(next.member("refresh_token")).isNotEqualTo(first);
    assertThat(next.json()).containsEntry("expires_in", 3600L).containsKey("id_token");
    ok(userinfo(next.member("access_token")));
    assertThat(ok(bySecret(app, first)).member("refresh_token"))
        .as("within the grace")
        .isEqualTo(next.member("refresh_token"));
  }

  @Test
  void aRefreshTokenNeedsTheProofThatItsCodeHad() {
    String key = key(member());
    App app = app(key);
    String proved =
        ok(byVerifier(app, code(key, app, CHALLENGE), VERIFIER)).member("refresh_token");
    String secret = ok(bySecret(app, code(key, app, "none"))).member("refresh_token");

    refused(403, byVerifier(app, proved, WRONG));
    refused(403, byVerifier(app, secret, VERIFIER));
    String next = ok(byVerifier(app, proved, VERIFIER)).member("refresh_token");
    ok(byVerifier(app, next, VERIFIER));
    ok(bySecret(app, secret));
  }

  @Test
  void aReuseAfterTheGraceEndsAll() throws Exception {
    String key = key(member());
    App app = app(key);
    String first = ok(bySecret(app, code(key, app, "none"))).member("refresh_token");
    Answer next = ok(bySecret(app, first));
    age("UPDATE grant_refresh_token SET used_at = used_at - INTERVAL 31 SECOND", first);

    refused(400, bySecret(app, first));

    refused(400, bySecret(app, next.member("refresh_token")));
    refused(401, userinfo(next.member("access_token")));
  }

  @Test
  void aCodeIsGoodForAMinuteAndForItsApp() throws Exception {
    String key = key(member());
    App app = app(key);
    String late = code(key, app, "none");
    String fresh = code(key, app, "none");
    age("UPDATE authorization_code SET expires_at = expires_at - INTERVAL 61 SECOND", late);

    refused(400, bySecret(app, late));
    refused(400, bySecret(app(key), fresh));
    ok(bySecret(app, fresh));
  }

  /** Time itself cannot be moved in the running server. */
  private static void age(String statement, String secret) throws Exception {
    DatabaseAddress address = Surroundings.address();
    String column = statement.contains("authorization_code") ? "code_hash" : "token_hash";
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        PreparedStatement update =
            connection.prepareStatement(statement + " WHERE " + column + " = ?")) {
      update.setString(1, Digests.sha256(secret));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void aReplayedCodeEndsWhatItGave() {
    String key = key(member());
    App app = app(key);
    String code = code(key, app, CHALLENGE);
    Answer tokens = ok(byVerifier(app, code, VERIFIER));

    refused(400, byVerifier(app, code, VERIFIER));

    refused(401, userinfo(tokens.member("access_token")));
    refused(400, byVerifier(app, tokens.member("refresh_token"), VERIFIER));
  }

  @Test
  void ofTwentyRedemptionsAtOnceOneSucceeds() throws Exception {
    String key = key(member());
    App app = app(key);
    String code = code(key, app, "none");
    ExecutorService threads = Executors.newFixedThreadPool(20);
    List<Callable<Integer>> acts =
        Stream.generate(() -> (Callable<Integer>) () -> bySecret(app, code).status())
            .limit(20)
            .toList();
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> one : threads.invokeAll(acts)) {
      statuses.add(one.get());
    }
    threads.shutdownNow();

    assertThat(statuses).containsOnly(200, 400).containsOnlyOnce(200);
  }

  @Test
  void tellsAnAppWhoseTokenItHolds() {
    String key = key(member());
    App app = app(key);
    Answer tokens = ok(bySecret(app, code(key, app, "none")));
    Map<String, String> shown = Map.of("access_token", tokens.member("access_token"));
    String sub = userinfo(tokens.member("access_token")).member("sub");

    assertThat(ok(post("/api/loggedin", shown)).json()).containsEntry("appId", app.id());
    assertThat(ok(postForm("/api/uniqueid", shown)).json())
        .containsEntry("uniqueid", sub)
        .containsEntry("sub", sub);
    Map<String, String> wrong = Map.of("access_token", tokens.member("id_token"));
    refused(401, post("/api/loggedin", wrong));
    refused(401, post("/api/uniqueid", wrong));
    refused(400, post("/api/uniqueid", Map.of()));
  }

  @Test
  void anotherUserMayUseTheApp() {
    App app = app(key(member()));
    String name = member();

    Answer tokens = ok(bySecret(app, code(key(name), app, "none")));

    assertThat(ok(userinfo(tokens.member("access_token"))).json()).containsEntry("name", name);
  }
}
