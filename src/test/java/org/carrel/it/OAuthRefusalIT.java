package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and how: the lines on OAuth of docs/security.md. */
final class OAuthRefusalIT extends ServerTest {
  private Household house;
  private Client browser;
  private OAuthClient app;

  @BeforeEach
  void signIn() {
    house = new Household(server());
    browser = house.browser(house.member().name());
    app = OAuthClient.register(house, server());
  }

  /** A page for the person who sits there; nothing is sent to the address named. */
  private static void assertPage(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  private static void assertRefused(Answer answer, int status, String error) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json()).containsEntry("error", error).containsKey("error_description");
  }

  private void assertSentBack(Map<String, String> request, String error) {
    Answer answer = app.authorize(browser, request);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
    assertThat(answer.header("Location")).startsWith(OAuthClient.BACK + "&");
    assertThat(OAuthClient.parameters(answer))
        .containsEntry("error", error)
        .containsEntry("state", "s t&te")
        .containsKeys("iss", "error_description")
        .doesNotContainKey("code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/back?fixed=1x",
        "https://app.example/back?fixed=1&more=2",
        "https://app.example/back",
        "https://app.example/back/?fixed=1",
        "https://app.example/back?fixed=1#fragment",
        "https://user@app.example/back?fixed=1",
        "https://app.example@evil.example/back?fixed=1",
        "https://APP.example/back?fixed=1",
        "https://app.example/BACK?fixed=1",
        "https://app.example:443/back?fixed=1",
        "https://app.example:8443/back?fixed=1",
        "https://app.example/x/../back?fixed=1",
        "https://app.example/%62ack?fixed=1",
        "http://app.example/back?fixed=1",
        "https://app.example.evil.example/back?fixed=1",
        "//app.example/back?fixed=1",
        "javascript:alert(1)",
        "http://localhost/callback",
        "http://127.0.0.1:49152/callback/more",
        "http://127.0.0.1:49152/callback?more",
        "http://127.0.0.1:x/callback",
        "http://127.0.0.1:80@evil.example/callback",
        "http://[::1]/callback"
      })
  void anAddressThatIsNotRegisteredGetsNothing(String uri) {
    Map<String, String> request = app.request();
    request.put("redirect_uri", uri);

    assertPage(app.authorize(browser, request));
  }

  @Test
  void aRequestWithoutAnAddressIsRefusedWhereTheClientHasSeveral() {
    Map<String, String> request = app.request();
    request.remove("redirect_uri");

    assertPage(app.authorize(browser, request));
  }

  @ParameterizedTest
  @ValueSource(strings = {"redirect_uri", "state", "scope", "client_id", "x"})
  void aDoubledParameterIsRefused(String name) {
    Map<String, String> request = app.request();
    request.put("x", "1");
    String twice = "&" + OAuthClient.form(name, request.getOrDefault(name, ""));

    assertPage(browser.get(OAuthClient.authorizePath(request) + twice));
  }

  @Test
  void anUnknownClientIsAPage() {
    Map<String, String> request = app.request();
    request.put("client_id", "nobody");
    assertPage(app.authorize(browser, request));
    request.remove("client_id");
    assertPage(app.authorize(browser, request));
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token, unsupported_response_type",
    "response_type, code id_token, unsupported_response_type",
    "response_type, '', invalid_request",
    "response_mode, fragment, invalid_request",
    "response_mode, form_post, invalid_request",
    "code_challenge, '', invalid_request",
    "code_challenge, short, invalid_request",
    "code_challenge_method, '', invalid_request",
    "code_challenge_method, plain, invalid_request",
    "code_challenge_method, s256, invalid_request",
    "prompt, none login, invalid_request",
    "prompt, hurry, invalid_request",
    "max_age, -1, invalid_request",
    "max_age, 1e18, invalid_request",
    "max_age, 99999999999999999999, invalid_request",
    "scope, admin, invalid_scope",
    "request, a.b.c, request_not_supported",
    "request_uri, https://app.example/request.jwt, request_uri_not_supported"
  })
  void anotherMistakeIsToldToTheClient(String name, String value, String error) {
    Map<String, String> request = app.request();
    request.put(name, value);

    assertSentBack(request, error);
  }

  @Test
  void pkceIsWaivedOnlyForTheClientThatSendsANonce() {
    OAuthClient waived = OAuthClient.register(house, server(), Map.of("pkce_waived", true));
    Map<String, String> request = waived.request();
    request.remove("code_challenge");
    request.remove("code_challenge_method");

    assertThat(OAuthClient.parameters(waived.authorize(browser, request))).containsKey("code");
    request.remove("nonce");
    assertThat(OAuthClient.parameters(waived.authorize(browser, request)))
        .containsEntry("error", "invalid_request");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 42, 43, 129})
  void aVerifierThatIsNotTheChallengesIsRefused(int length) {
    String verifier = "v".repeat(length);
    Answer answer =
        app.token(
            "grant_type",
            "authorization_code",
            "code",
            app.code(browser),
            "redirect_uri",
            OAuthClient.BACK,
            "code_verifier",
            verifier);

    assertRefused(answer, 400, "invalid_grant");
  }

  @Test
  void aVerifierOfTheWrongLengthIsRefusedThoughItsHashIsRight() {
    for (int length : List.of(42, 129)) {
      String verifier = "v".repeat(length);
      Map<String, String> request = app.request();
      request.put("code_challenge", OAuthClient.challenge(verifier));
      String code = app.code(browser, request);

      Answer answer =
          app.token("grant_type", "authorization_code", "code", code, "code_verifier", verifier);

      assertRefused(answer, 400, "invalid_grant");
    }
  }

  @Test
  void aCodeOfAnotherClientIsRefusedAndStaysItsOwners() {
    String code = app.code(browser);
    OAuthClient other = OAuthClient.register(house, server());

    assertRefused(other.redeem(code), 400, "invalid_grant");
    assertThat(app.redeem(code).status()).isEqualTo(200);
  }

  @Test
  void aCodeWithAnotherAddressIsRefused() {
    Answer answer =
        app.token(
            "grant_type",
            "authorization_code",
            "code",
            app.code(browser),
            "redirect_uri",
            OAuthClient.LOOPBACK,
            "code_verifier",
            OAuthClient.VERIFIER);

    assertRefused(answer, 400, "invalid_grant");
  }

  @Test
  void aReplayedCodeEndsAllThatItGave() {
    String code = app.code(browser);
    Answer tokens = app.redeem(code);

    assertRefused(app.redeem(code), 400, "invalid_grant");

    assertThat(app.userinfo(tokens.member("access_token")).status()).isEqualTo(401);
    assertRefused(app.refresh(tokens.member("refresh_token")), 400, "invalid_grant");
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
  void aSecretInTheAddressIsRefused() {
    String query = OAuthClient.form("client_id", app.id(), "client_secret", app.secret());

    assertRefused(
        client().postForm("/oauth2/token?" + query, "grant_type=client_credentials"),
        400,
        "invalid_request");
  }

  @Test
  void twoClientAuthenticationsAreRefused() {
    assertRefused(
        app.token("grant_type", "client_credentials", "client_secret", app.secret()),
        400,
        "invalid_request");
    assertRefused(
        app.token("grant_type", "client_credentials", "client_id", "another"),
        400,
        "invalid_request");
  }

  @Test
  void aClientThatDoesNotProveItselfIsToldByTheWayItTried() {
    Answer basic =
        client()
            .postForm(
                "/oauth2/token",
                "grant_type=client_credentials",
                "Authorization",
                Client.basic(app.id(), "wrong"));
    Answer form =
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    app.id(),
                    "client_secret",
                    "wrong"));
    Answer none = client().postForm("/oauth2/token", "grant_type=client_credentials");
    Answer nameOnly =
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form("grant_type", "client_credentials", "client_id", app.id()));

    assertRefused(basic, 401, "invalid_client");
    assertThat(basic.header("WWW-Authenticate")).isEqualTo("Basic realm=\"carrel\"");
    for (Answer answer : List.of(form, none, nameOnly)) {
      assertRefused(answer, 401, "invalid_client");
      assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }
  }

  @Test
  void anAccountsPasswordIsNoClientsSecret() {
    for (String path : List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")) {
      Answer answer =
          client()
              .postForm(
                  path,
                  "grant_type=client_credentials&token=x",
                  "Authorization",
                  Client.basic(Household.OWNER, Household.PASSWORD));
      assertRefused(answer, 401, "invalid_client");
    }
    Answer userinfo =
        client()
            .get(
                "/oauth2/userinfo",
                "Authorization",
                Client.basic(Household.OWNER, Household.PASSWORD));
    assertThat(userinfo.status()).isEqualTo(401);
    assertThat(userinfo.header("WWW-Authenticate")).doesNotContain("Basic");
    assertThat(
            client()
                .get(
                    "/oauth2/clients",
                    "Authorization",
                    Client.basic(Household.OWNER, Household.PASSWORD))
                .status())
        .isEqualTo(401);
  }

  @Test
  void aPublicClientGetsNothingForItselfAndLooksAtNoToken() {
    OAuthClient open = OAuthClient.register(house, server(), Map.of("confidential", false));

    assertRefused(
        client()
            .postForm(
                "/oauth2/token",
                OAuthClient.form("grant_type", "client_credentials", "client_id", open.id())),
        400,
        "unauthorized_client");
    assertRefused(
        client()
            .postForm("/oauth2/introspect", OAuthClient.form("token", "x", "client_id", open.id())),
        401,
        "invalid_client");
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=password&username=a&password=b, unsupported_grant_type",
    "grant_type=, invalid_request",
    "scope=openid, invalid_request",
    "grant_type=authorization_code, invalid_request",
    "grant_type=refresh_token, invalid_request",
    "grant_type=authorization_code&code=unknown, invalid_grant",
    "grant_type=client_credentials&scope=unknown, invalid_scope",
    "grant_type=client_credentials&grant_type=client_credentials, invalid_request",
    "grant_type=client_credentials&scope=%zz, invalid_request",
    "grant_type=client_credentials&scope=%ff, invalid_request"
  })
  void aTokenRequestThatMakesNoSenseIsToldWhy(String form, String error) {
    Answer answer = client().postForm("/oauth2/token", form, "Authorization", app.basic());

    assertRefused(answer, 400, error);
  }

  @Test
  void anotherMethodOrMediaTypeIsRefusedInOAuthsWords() {
    String[] basic = {"Authorization", app.basic()};
    for (String path :
        List.of(
            "/oauth2/token",
            "/oauth2/introspect",
            "/oauth2/revoke",
            "/oauth2/par",
            "/oauth2/device_authorization")) {
      Answer got = client().get(path, basic);
      assertRefused(got, 405, "invalid_request");
      assertThat(got.header("Allow")).isEqualTo("POST");
      assertRefused(client().postJson(path, "{}", basic), 400, "invalid_request");
      assertRefused(
          client().send("POST", path, BodyPublishers.noBody(), basic), 400, "invalid_request");
      assertRefused(client().send("POST", path, "x", "text/plain", basic), 400, "invalid_request");
    }
  }

  @Test
  void aMalformedBasicHeaderIsRefused() {
    for (String value : List.of("Basic", "Basic ====", "Basic YQ==", "Basic %%%")) {
      Answer answer =
          client()
              .postForm("/oauth2/token", "grant_type=client_credentials", "Authorization", value);
      assertThat(answer.status()).as(value).isIn(400, 401);
      assertThat(answer.json()).containsKey("error");
    }
  }

  @Test
  void aRequestThatAnotherClientPushedIsRefused() {
    OAuthClient other = OAuthClient.register(house, server());
    String[] pairs =
        app.request().entrySet().stream()
            .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
            .toArray(String[]::new);
    String uri = app.post("/oauth2/par", pairs).member("request_uri");

    assertPage(app.authorize(browser, Map.of("client_id", other.id(), "request_uri", uri)));
    assertRefused(app.post("/oauth2/par", "request_uri", uri), 400, "invalid_request");
    assertRefused(
        app.post("/oauth2/par", "redirect_uri", "https://evil.example/"), 400, "invalid_request");
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

  @Test
  void clientsDoNotRegisterThemselvesUnlessTurnedOn() {
    Answer answer =
        client().postJson("/oauth2/register", "{\"redirect_uris\":[\"https://app.example/\"]}");

    assertRefused(answer, 403, "access_denied");
  }

  @Test
  void onlyWhoManagesTheServerRegistersForAll() {
    String wanted = "{\"client_name\":\"x\",\"redirect_uris\":[\"https://x.example/\"]}";

    assertThat(browser.postJson("/oauth2/clients", wanted).status()).isEqualTo(403);
    assertThat(browser.putJson("/oauth2/clients/" + app.id(), "{}").status()).isEqualTo(403);
    assertThat(browser.delete("/oauth2/clients/" + app.id()).status()).isEqualTo(404);
    assertThat(browser.postJson("/oauth2/clients/" + app.id() + "/secret", "").status())
        .isEqualTo(404);
    assertThat(browser.get("/oauth2/keys").status()).isEqualTo(403);
    assertThat(browser.postJson("/oauth2/keys/rotate", "").status()).isEqualTo(403);
    assertThat(client().get("/oauth2/clients").status()).isEqualTo(401);
  }

  @Test
  void anOAuthTokenManagesNothing() {
    String[] token = Household.bearer(app.tokens(browser).member("access_token"));

    for (String path : List.of("/oauth2/clients", "/oauth2/grants", "/oauth2/keys")) {
      assertThat(client().get(path, token).status()).as(path).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"client_name\":\"\"}",
        "{\"redirect_uris\":\"https://x.example/\"}",
        "{\"redirect_uris\":[1]}",
        "{\"redirect_uris\":[\"javascript:alert(1)\"]}",
        "{\"redirect_uris\":[\"https://x.example/#f\"]}",
        "{\"redirect_uris\":[\"https://x.example/\\u00e9\"]}",
        "{\"scope\":\"everything\"}",
        "{\"grant_types\":[\"password\"]}",
        "{\"id_token_signed_response_alg\":\"none\"}",
        "{\"id_token_signed_response_alg\":\"HS256\"}",
        "{\"pkce_waived\":true,\"confidential\":false}"
      })
  void termsThatNoClientMayHaveAreRefused(String terms) {
    Answer answer =
        client().postJson("/oauth2/clients", terms, Household.bearer(house.ownerToken()));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void oneSitesFormChangesNoClient() {
    Answer answer =
        browser.postForm("/oauth2/clients", "own=true&client_name=x", "Origin", "https://evil.x");

    assertThat(answer.status()).isEqualTo(403);
  }
}
