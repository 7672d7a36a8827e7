package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a code gives, once, to its client. */
final class OAuthCodeIT extends OAuthTest {
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
  void ofManyRedemptionsAtOnceOneSucceeds() throws Exception {
    String code = app.code(browser);

    List<Answer> answers = Together.call(MANY, () -> app.redeem(code));

    assertThat(answers).allSatisfy(a -> assertThat(a.status()).isIn(200, 400));
    assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(1);
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
}
