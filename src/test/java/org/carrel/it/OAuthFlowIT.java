package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What works: every way to a token, and what a token is good for. */
final class OAuthFlowIT extends ServerTest {
  private static final int MANY = 20;

  private Household house;
  private Household.Member member;
  private Client browser;
  private OAuthClient app;

  @BeforeEach
  void signIn() {
    house = new Household(server());
    member = house.member();
    browser = house.browser(member.name());
    app = OAuthClient.register(house, server());
  }

  @Test
  void aCodeGivesTokensOfTheOneWhoIsSignedIn() throws Exception {
    Answer answer = app.authorize(browser, app.request());
    Map<String, String> sent = OAuthClient.parameters(answer);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).startsWith(OAuthClient.BACK + "&");
    assertThat(sent).containsEntry("state", "s t&te").containsEntry("iss", issuer());

    Answer tokens = app.redeem(OAuthClient.code(answer));
    assertThat(tokens.status()).as(tokens.toString()).isEqualTo(200);
    assertThat(tokens.header("Cache-Control")).isEqualTo("no-store");
    assertThat(tokens.header("Content-Type")).isEqualTo("application/json");
    assertThat(tokens.json())
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 600L)
        .containsEntry("scope", "library:read openid profile")
        .containsKeys("access_token", "refresh_token", "id_token");
    assertThat(SignedJWT.parse(tokens.member("access_token")).getHeader().getType().getType())
        .isEqualTo("at+jwt");
  }

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

  private JWTClaimsSet verified(String token) throws Exception {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(new com.nimbusds.jose.JOSEObjectType("at+jwt")));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(jwks())));
    return processor.process(token, null);
  }

  private JWKSet jwks() throws Exception {
    return JWKSet.parse(client().get("/oauth2/jwks").text());
  }

  private String issuer() {
    return client().get("/.well-known/openid-configuration").member("issuer");
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

    List<Answer> answers = together(() -> app.refresh(refresh));

    assertThat(answers).allSatisfy(a -> assertThat(a.status()).as(a.toString()).isEqualTo(200));
    assertThat(answers.stream().map(a -> a.member("refresh_token")).distinct()).hasSize(1);
  }

  @Test
  void ofManyRedemptionsAtOnceOneSucceeds() throws Exception {
    String code = app.code(browser);

    List<Answer> answers = together(() -> app.redeem(code));

    assertThat(answers).allSatisfy(a -> assertThat(a.status()).isIn(200, 400));
    assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(1);
  }

  private static List<Answer> together(Callable<Answer> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    try {
      List<Answer> answers = new ArrayList<>();
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        calls.add(call);
      }
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
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
  void aDeviceWaitsUntilSomebodyAgrees() {
    Answer begun = app.post("/oauth2/device_authorization", "scope", "openid");
    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.json()).containsEntry("expires_in", 600L).containsEntry("interval", 5L);
    assertThat(begun.member("verification_uri")).endsWith("/device");
    assertThat(begun.member("verification_uri_complete"))
        .isEqualTo(begun.member("verification_uri") + "?user_code=" + begun.member("user_code"));

    assertThat(poll(begun).member("error")).isEqualTo("authorization_pending");
    assertThat(poll(begun).member("error")).isEqualTo("slow_down");
    assertThat(
            app.token(
                    "grant_type",
                    "urn:ietf:params:oauth:grant-type:device_code",
                    "device_code",
                    "unknown")
                .member("error"))
        .isEqualTo("invalid_grant");
  }

  private Answer poll(Answer begun) {
    return app.token(
        "grant_type",
        "urn:ietf:params:oauth:grant-type:device_code",
        "device_code",
        begun.member("device_code"));
  }

  @Test
  void aPushedRequestIsAnsweredOnce() {
    List<String> pairs = new ArrayList<>();
    app.request().forEach((name, value) -> pairs.addAll(List.of(name, value)));
    Answer pushed = app.post("/oauth2/par", pairs.toArray(String[]::new));
    assertThat(pushed.status()).as(pushed.toString()).isEqualTo(201);
    assertThat(pushed.json()).containsEntry("expires_in", 90L);
    String uri = pushed.member("request_uri");
    assertThat(uri).startsWith("urn:ietf:params:oauth:request_uri:");

    Map<String, String> referring = Map.of("client_id", app.id(), "request_uri", uri);
    Answer answer = app.authorize(browser, referring);
    assertThat(app.redeem(OAuthClient.code(answer)).status()).isEqualTo(200);
    assertThat(app.authorize(browser, referring).status()).isEqualTo(400);
  }

  @Test
  void aPublicClientProvesItselfByItsVerifierAlone() {
    OAuthClient open = OAuthClient.register(house, server(), Map.of("confidential", false));
    Answer answer =
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    open.id(),
                    "code",
                    open.code(browser),
                    "code_verifier",
                    OAuthClient.VERIFIER));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  @Test
  void theSecretMayStandInTheForm() {
    Answer answer =
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    app.id(),
                    "client_secret",
                    app.secret()));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aNativeClientIsAnsweredOnWhateverPortItListens() {
    Map<String, String> request = app.request();
    request.put("redirect_uri", "http://127.0.0.1:49152/callback");

    assertThat(app.authorize(browser, request).header("Location"))
        .startsWith("http://127.0.0.1:49152/callback?");
  }

  @Test
  void whoIsNotSignedInIsLedToSignIn() {
    Answer answer = app.authorize(client(), app.request());

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).matches("/sign-in\\?authorization=[A-Za-z0-9_-]{43}");
  }

  @Test
  void aClientThatNobodyTrustsIsAskedAbout() {
    OAuthClient stranger = OAuthClient.register(house, server(), Map.of("trusted", false));

    Answer answer = stranger.authorize(browser, stranger.request());

    assertThat(answer.header("Location")).matches("/consent\\?authorization=[A-Za-z0-9_-]{43}");
  }

  @Test
  void aFormOfAnotherSiteLeadsIntoTheSameRequest() {
    List<String> pairs = new ArrayList<>();
    app.request().forEach((name, value) -> pairs.addAll(List.of(name, value)));

    Answer answer =
        browser.postForm(
            "/oauth2/authorize",
            OAuthClient.form(pairs.toArray(String[]::new)),
            "Origin",
            "https://app.example",
            "Sec-Fetch-Site",
            "cross-site");

    assertThat(OAuthClient.parameters(answer)).containsKey("code");
  }

  @Test
  void aStaleAuthorizationHeaderDoesNotHideTheSession() {
    Answer answer =
        browser.get(
            OAuthClient.authorizePath(app.request()), "Authorization", Client.basic("a", "b"));

    assertThat(OAuthClient.parameters(answer)).containsKey("code");
  }

  @Test
  void askedForANewSignInOneIsLedThere() {
    for (String prompt : List.of("login", "select_account")) {
      Map<String, String> request = app.request();
      request.put("prompt", prompt);
      assertThat(app.authorize(browser, request).header("Location")).startsWith("/sign-in?");
    }
    Map<String, String> request = app.request();
    request.put("max_age", "0");
    assertThat(app.authorize(browser, request).header("Location")).startsWith("/sign-in?");
  }

  @Test
  void askedForNoQuestionTheClientLearnsThatThereWouldBeOne() {
    Map<String, String> request = app.request();
    request.put("prompt", "none");
    OAuthClient stranger = OAuthClient.register(house, server(), Map.of("trusted", false));
    Map<String, String> strange = stranger.request();
    strange.put("prompt", "none");

    assertThat(OAuthClient.parameters(app.authorize(client(), request)))
        .containsEntry("error", "login_required")
        .containsEntry("state", "s t&te")
        .containsEntry("iss", issuer());
    assertThat(OAuthClient.parameters(stranger.authorize(browser, strange)))
        .containsEntry("error", "consent_required");
    assertThat(OAuthClient.parameters(app.authorize(browser, request))).containsKey("code");
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

  @Test
  void everyAddressOfTheMetadataIsThere() throws Exception {
    Answer answer = client().get("/.well-known/openid-configuration");
    OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.text());

    assertThat(client().get("/.well-known/oauth-authorization-server").text())
        .isEqualTo(answer.text());
    assertThat(client().get("/.well-known/jwks.json").text())
        .isEqualTo(client().get(metadata.getJWKSetURI().getPath()).text());
    assertThat(metadata.getTokenEndpointAuthMethods().get(0).getValue())
        .isEqualTo("client_secret_basic");
    for (Map.Entry<String, Object> member : answer.json().entrySet()) {
      if (member.getKey().endsWith("_endpoint")) {
        String uri = member.getValue().toString();
        assertThat(uri).startsWith(server().toString());
        assertThat(client().get(uri.substring(server().toString().length() - 1)).status())
            .as(uri)
            .isNotIn(404, 500);
      }
    }
  }

  @Test
  void scriptsOfEverySiteMayCallWhatNeedsNoCookie() {
    for (String path :
        List.of(
            "/oauth2/token",
            "/oauth2/userinfo",
            "/oauth2/jwks",
            "/.well-known/jwks.json",
            "/oauth2/revoke",
            "/.well-known/openid-configuration")) {
      Answer asked = preflight(path);
      assertThat(asked.header("Access-Control-Allow-Origin")).as(path).isEqualTo("*");
      assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();
    }
    assertThat(preflight("/oauth2/authorize").status()).isEqualTo(403);
    assertThat(preflight("/oauth2/introspect").status()).isEqualTo(403);
  }

  private Answer preflight(String path) {
    return client()
        .send(
            "OPTIONS",
            path,
            java.net.http.HttpRequest.BodyPublishers.noBody(),
            "Origin",
            "https://spa.example",
            "Access-Control-Request-Method",
            "POST");
  }

  @Test
  void aClientSignsItsUserOut() {
    Answer tokens = app.tokens(browser);
    Answer out =
        browser.get(
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
    assertThat(browser.get("/api/v2/auth/me").status()).isEqualTo(401);
  }

  @Test
  void connectedApplicationsAreSeenAndEnded() {
    String refresh = app.tokens(browser).member("refresh_token");

    assertThat(browser.get("/oauth2/grants").text()).contains(app.id()).contains("\"Trusted\"");
    assertThat(browser.delete("/oauth2/grants/" + app.id()).status()).isEqualTo(204);

    assertThat(browser.get("/oauth2/grants").text()).doesNotContain(app.id());
    assertThat(app.refresh(refresh).member("error")).isEqualTo("invalid_grant");
  }

  @Test
  void aUserRegistersAClientOfItsOwnWithOneScope() {
    Answer made =
        browser.postJson(
            "/oauth2/clients",
            "{\"own\":true,\"client_name\":\"Mine\",\"trusted\":true,"
                + "\"scope\":\"library:read\",\"redirect_uris\":[\"https://mine.example/\"]}");

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(made.json()).containsEntry("scope", "openid").containsEntry("trusted", false);
    String id = made.member("client_id");
    assertThat(browser.get("/oauth2/clients").text()).contains(id);
    Answer renewed = browser.postJson("/oauth2/clients/" + id + "/secret", "");
    assertThat(renewed.member("client_secret")).isNotEqualTo(made.member("client_secret"));
    assertThat(house.browser(house.member().name()).delete("/oauth2/clients/" + id).status())
        .isEqualTo(404);
    assertThat(browser.delete("/oauth2/clients/" + id).status()).isEqualTo(204);
  }

  @Test
  void anAdministratorGivesAClientOtherTerms() {
    Client owner = house.browser(Household.OWNER);
    String token = app.token("grant_type", "client_credentials").member("access_token");
    OAuthClient other = OAuthClient.register(house, server());

    Answer changed =
        owner.putJson(
            "/oauth2/clients/" + app.id(), "{\"client_name\":\"Renamed\",\"scope\":\"openid\"}");
    assertThat(changed.json())
        .containsEntry("client_name", "Renamed")
        .containsEntry("scope", "openid")
        .containsEntry("trusted", true)
        .doesNotContainKey("client_secret");
    assertThat(owner.delete("/oauth2/clients/" + app.id()).status()).isEqualTo(204);
    assertThat(app.token("grant_type", "client_credentials").status()).isEqualTo(401);
    assertThat(other.introspect(token).text()).isEqualTo("{\"active\":false}");
  }

  @Test
  void everySupportedScopeIsNamed() {
    assertThat(client().get("/.well-known/openid-configuration").json().get("scopes_supported"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsAll(Set.of("openid", "library:read"));
  }
}
