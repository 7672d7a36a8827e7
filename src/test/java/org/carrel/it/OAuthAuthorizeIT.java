package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a client sends a browser, and where that leads. */
final class OAuthAuthorizeIT extends OAuthTest {
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
  void aNativeClientIsAnsweredOnWhateverPortItListens() {
    Map<String, String> request = app.request();
    request.put("redirect_uri", "http://127.0.0.1:49152/callback");

    assertThat(app.authorize(browser, request).header("Location"))
        .startsWith("http://127.0.0.1:49152/callback?");
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
        .containsEntry("error_description", "Nobody is signed in, and prompt is none.")
        .containsEntry("state", "s t&te")
        .containsEntry("iss", issuer());
    assertThat(OAuthClient.parameters(stranger.authorize(browser, strange)))
        .containsEntry("error", "consent_required")
        .containsKey("error_description");
    assertThat(OAuthClient.parameters(app.authorize(browser, request))).containsKey("code");
  }

  @Test
  void aClientThatMeansAnotherAccountGetsNoCodeOfThisOne() {
    Map<String, String> request = app.request();
    request.put("id_token_hint", app.tokens(browser).member("id_token"));
    assertThat(OAuthClient.parameters(app.authorize(browser, request))).containsKey("code");

    Client another = house.browser(house.member().name());

    assertThat(app.authorize(another, request).header("Location")).startsWith("/sign-in?");
    request.put("prompt", "none");
    assertThat(OAuthClient.parameters(app.authorize(another, request)))
        .containsEntry("error", "login_required");
  }
}
