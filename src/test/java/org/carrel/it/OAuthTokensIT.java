package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the tokens say and open, and their end. */
final class OAuthTokensIT extends OAuthTest {
  @Test
  void anIdTokenIsRightForWhoeverChecksItByTheServedKeys() throws Exception {
    SignedJWT token = SignedJWT.parse(app.tokens(browser).member("id_token"));

    IDTokenClaimsSet claims =
        new IDTokenValidator(
                new Issuer(issuer()), new ClientID(app.id()), JWSAlgorithm.RS256, jwks())
            .validate(token, new Nonce("n-1"));

    assertThat(claims.getSubject().getValue()).isEqualTo(member.id());
    assertThat(claims.getStringClaim("preferred_username")).isEqualTo(member.name());
  }

  @Test
  void aClientMayHaveItsIdTokensByEllipticCurves() throws Exception {
    OAuthClient modern =
        OAuthClient.register(house, server(), Map.of("id_token_signed_response_alg", "ES256"));
    SignedJWT token = SignedJWT.parse(modern.tokens(browser).member("id_token"));

    assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    new IDTokenValidator(
            new Issuer(issuer()), new ClientID(modern.id()), JWSAlgorithm.ES256, jwks())
        .validate(token, new Nonce("n-1"));
  }

  @Test
  void anAccessTokenIsRightForWhoeverChecksItByTheServedKeys() throws Exception {
    JWTClaimsSet claims = verified(app.tokens(browser).member("access_token"));

    assertThat(claims.getIssuer()).isEqualTo(issuer());
    assertThat(claims.getAudience()).containsExactly(issuer());
    assertThat(claims.getSubject()).isEqualTo(member.id());
    assertThat(claims.getStringClaim("client_id")).isEqualTo(app.id());
    assertThat(claims.getStringClaim("scope")).isEqualTo("library:read openid profile");
  }

  @Test
  void anAccessTokenOpensWhatItsScopesSay() {
    String token = app.tokens(browser).member("access_token");

    assertThat(app.userinfo(token).json())
        .containsEntry("sub", member.id())
        .containsEntry("name", member.name());
    assertThat(client().postForm("/oauth2/userinfo", "access_token=" + token).status())
        .isEqualTo(200);
    assertThat(client().get("/opds/v1.2/catalog", Household.bearer(token)).status()).isEqualTo(200);
    assertThat(client().get("/api/v2/auth/me", Household.bearer(token)).status()).isEqualTo(403);
  }

  @Test
  void aClientActsForItself() {
    Answer answer = app.token("grant_type", "client_credentials", "scope", "library:read");
    String token = answer.member("access_token");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).doesNotContainKeys("refresh_token", "id_token");
    assertThat(app.introspect(token).json())
        .containsEntry("active", true)
        .containsEntry("sub", app.id())
        .containsEntry("scope", "library:read");
    assertThat(app.userinfo(token).status()).isEqualTo(401);
    assertThat(client().get("/opds/v1.2/catalog", Household.bearer(token)).status()).isEqualTo(401);
  }

  @Test
  void aTokenIsKnownUntilItIsRevoked() {
    Answer tokens = app.tokens(browser);
    String access = tokens.member("access_token");
    String refresh = tokens.member("refresh_token");

    assertThat(app.introspect(access).json())
        .containsEntry("active", true)
        .containsEntry("username", member.name())
        .containsEntry("sub", member.id())
        .containsEntry("client_id", app.id())
        .containsEntry("token_type", "Bearer")
        .containsKeys("exp", "iat", "aud", "iss", "jti");
    assertThat(app.introspect(refresh).json()).containsEntry("active", true);

    assertThat(app.post("/oauth2/revoke", "token", refresh).status()).isEqualTo(200);

    assertThat(app.introspect(access).text()).isEqualTo("{\"active\":false}");
    assertThat(app.introspect(refresh).text()).isEqualTo("{\"active\":false}");
    assertThat(app.userinfo(access).status()).isEqualTo(401);
    assertThat(app.refresh(refresh).status()).isEqualTo(400);
  }

  @Test
  void aClientsOwnTokenIsRevokedToo() {
    String token = app.token("grant_type", "client_credentials").member("access_token");

    app.post("/oauth2/revoke", "token", token);

    assertThat(app.introspect(token).text()).isEqualTo("{\"active\":false}");
  }

  @Test
  void aRotationNeedsNoRestartAndOldTokensHold() throws Exception {
    String before = app.tokens(browser).member("access_token");

    Answer rotated =
        client().postJson("/oauth2/keys/rotate", "", Household.bearer(house.ownerToken()));
    assertThat(rotated.status()).isEqualTo(200);
    assertThat(rotated.text()).contains("\"state\":\"retired\"").doesNotContain("\"d\"");
    String after = app.tokens(browser).member("access_token");

    assertThat(SignedJWT.parse(after).getHeader().getKeyID())
        .isNotEqualTo(SignedJWT.parse(before).getHeader().getKeyID());
    assertThat(app.userinfo(before).status()).isEqualTo(200);
    assertThat(app.userinfo(after).status()).isEqualTo(200);
    assertThat(verified(before).getSubject()).isEqualTo(member.id());
    assertThat(verified(after).getSubject()).isEqualTo(member.id());
  }
}
