package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.PASSWORD;

import java.util.Locale;
import java.util.Map;
import org.carrel.it.WaitingRequests.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignInPageIT extends PageTest {

  @Test
  void asksForNameAndPasswordInWaysThatPasswordKeepersKnow() {
    Answer page = client().get(SIGN_IN);

    assertPage(page, 200);
    assertThat(page.text())
        .contains(
            "<html lang=\"en\">",
            "<h1>Sign in</h1>",
            "<label for=\"username\">",
            "<label for=\"password\">",
            "autocomplete=\"username\"",
            "autocomplete=\"current-password\"",
            "action=\"/sign-in\"")
        .doesNotContain("role=\"alert\"");
    assertThat(Pages.matches(page.text(), "<input[^>]* name=\"([^\"]+)\""))
        .containsExactly("username", "password");
    assertThat(page.header("Set-Cookie")).isEmpty();
  }

  @Test
  void answersHeadAsGetWithoutABody() {
    Answer page = client().get(SIGN_IN);
    Answer head = client().head(SIGN_IN);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.headers().map().keySet()).isEqualTo(page.headers().map().keySet());
  }

  @Test
  void speaksGermanToWhoeverPrefersIt() {
    Answer page = client().get(SIGN_IN, "Accept-Language", "de-AT,de;q=0.9,en;q=0.5");

    assertPage(page, 200);
    assertThat(page.header("Content-Language")).isEqualTo("de");
    assertThat(page.text()).contains("<html lang=\"de\">", "<h1>Anmelden</h1>", "Benutzername");
  }

  @Test
  void signsInByASessionThatEndsTheOneTheBrowserCameWith() {
    String name = household().member().name();
    Client browser = client();

    Answer first = signIn(browser, SIGN_IN, name, PASSWORD);
    Answer second = signIn(browser, SIGN_IN, name, PASSWORD);

    assertThat(location(first)).isEqualTo("/");
    assertThat(first.headers().allValues("Set-Cookie")).hasSize(1);
    assertThat(first.header("Set-Cookie"))
        .contains("; HttpOnly", "; SameSite=Lax", "; Path=/", "; Max-Age=")
        .doesNotContain("Domain");
    assertThat(second.headers().allValues("Set-Cookie")).hasSize(1);
    assertThat(cookie(second)).isNotEqualTo(cookie(first));
    assertThat(browser.get(ME).json()).containsEntry("username", name);
    assertThat(client().get(ME, "Cookie", cookie(first)).status()).isEqualTo(401);
  }

  @Test
  void aPlantedSessionIdIsNeverTakenOver() {
    String name = household().member().name();

    Answer answer =
        client()
            .postForm(
                SIGN_IN,
                "username=" + name + "&password=" + encoded(PASSWORD),
                "Origin",
                origin(),
                "Cookie",
                "carrel_session=planted");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Set-Cookie")).doesNotContain("planted");
    assertThat(client().get(ME, "Cookie", "carrel_session=planted").status()).isEqualTo(401);
  }

  private static String cookie(Answer answer) {
    String header = answer.header("Set-Cookie");
    return header.substring(0, header.indexOf(';'));
  }

  @Test
  void saysTheSameOfUnknownNamesAndWrongPasswords() {
    String name = household().member().name();

    Answer wrong = signIn(client(), SIGN_IN, name, "wrong password");
    Answer unknown = signIn(client(), SIGN_IN, "nobody-" + name, "wrong password");

    assertPage(wrong, 401);
    assertThat(wrong.text())
        .contains("role=\"alert\">The user name or the password is wrong.", "Error: sign in");
    assertThat(wrong.header("WWW-Authenticate")).doesNotContain("Basic");
    assertThat(wrong.header("Set-Cookie")).isEmpty();
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.text()).isEqualTo(wrong.text());
    assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
  }

  @Test
  void tellsOnlyWhoKnowsThePasswordThatTheAccountIsLocked() {
    Household.Member member = household().member();
    household().change(member.id(), Map.of("isActive", false));

    Answer right = signIn(client(), SIGN_IN, member.name(), PASSWORD);

    assertPage(right, 403);
    assertThat(right.text()).contains("This account is locked.");
    assertThat(right.header("Set-Cookie")).isEmpty();
    assertPage(signIn(client(), SIGN_IN, member.name(), "wrong password"), 401);
  }

  @Test
  void afterTenWrongPasswordsThePageSaysHowLongToWait() {
    String name = household().member().name();
    for (int i = 0; i < 10; i++) {
      String spelling = i % 2 == 0 ? name : name.toUpperCase(Locale.ROOT);
      assertThat(signIn(client(), SIGN_IN, spelling, "wrong password").status()).isEqualTo(401);
    }

    Answer throttled = signIn(client(), SIGN_IN, name, PASSWORD);

    assertPage(throttled, 429);
    assertThat(throttled.header("Set-Cookie")).isEmpty();
    int seconds = Integer.parseInt(throttled.header("Retry-After"));
    assertThat(seconds).isBetween(1, 901);
    assertThat(throttled.text())
        .contains("role=\"alert\">Too many attempts. Try again in " + (seconds + 59) / 60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "username=a", "password=b", "username=&password=", "username=a%00&password=b"})
  void anIncompleteFormIsShownAgain(String form) {
    Answer page = post(client(), SIGN_IN, form);

    assertPage(page, 400);
    assertThat(page.text()).contains("role=\"alert\">Enter your user name and your password.");
  }

  @Test
  void aPasswordOfAMegabyteCostsNoHash() {
    assertThat(signIn(client(), SIGN_IN, "a", "x".repeat(1 << 19)).status()).isEqualTo(400);
    assertPage(signIn(client(), SIGN_IN, "a", "x".repeat(1 << 20)), 413);
  }

  @ParameterizedTest
  @CsvSource({
    "/device, /device",
    "/device?user_code=BCDF-GHJK, /device?user_code=BCDF-GHJK",
    "//evil.example, /",
    "/\\evil.example, /",
    "%2f%2fevil.example, /",
    "/%2fevil.example, /",
    "javascript:alert(1), /",
    "https://evil.example/, /",
    "'/ok\r\nSet-Cookie: a=b', /"
  })
  void goesOnToPlacesOfItsOwnOnly(String next, String expected) {
    String name = household().member().name();

    Answer answer = signIn(client(), SIGN_IN + "?next=" + encoded(next), name, PASSWORD);

    assertThat(location(answer)).isEqualTo(expected);
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(1);
  }

  @Test
  void aPlaceWrittenRawInTheQueryIsCheckedAsItIsRead() {
    String name = household().member().name();

    assertThat(location(signIn(client(), SIGN_IN + "?next=%2f%2fevil.example", name, PASSWORD)))
        .isEqualTo("/");
    assertThat(client().get(SIGN_IN + "?next=%2f%2fevil.example").text())
        .doesNotContain("evil.example");
  }

  @Test
  void whoIsSignedInSeesAsWhomAndMayGoOn() {
    String name = household().member().name();

    Answer page = signedIn(name).get(SIGN_IN + "?next=/device");

    assertPage(page, 200);
    assertThat(page.text()).contains(name, "href=\"/device\"");
  }

  @Test
  void aWaitingRequestIsNamedAndItsHintFilledIn() {
    String id = Asked.by(WaitingRequests.client("Reading & \"Room\"", "ADMIN")).begin("<ada>");

    Answer page = client().get(SIGN_IN + "?authorization=" + id);

    assertPage(page, 200);
    assertThat(page.text())
        .contains(
            "Reading &amp; &quot;Room&quot;</bdi>",
            "value=\"&lt;ada&gt;\"",
            "action=\"/sign-in?authorization=" + id + "\"");
    assertThat(page.header("Content-Security-Policy"))
        .contains("form-action 'self' https://app.example;");
  }

  @Test
  void signingInForARequestLeadsToItsConsent() {
    String name = household().member().name();
    String id = WaitingRequests.request(WaitingRequests.client());
    Client browser = client();

    Answer answer = signIn(browser, SIGN_IN + "?authorization=" + id, name, PASSWORD);

    assertThat(location(answer)).isEqualTo("/consent?authorization=" + id);
    assertThat(location(browser.get(SIGN_IN + "?authorization=" + id)))
        .isEqualTo("/consent?authorization=" + id);
    assertPage(browser.get(SIGN_IN + "?authorization=" + id + "&another=true"), 200);
  }

  @Test
  void aRequestThatWantsAFreshSignInIsShownThePageAgain() {
    String name = household().member().name();
    Client browser = signedIn(name);
    String id = Asked.by(WaitingRequests.client()).wanting("login").begin();
    String path = SIGN_IN + "?authorization=" + id;

    Answer again = browser.get(path);

    assertPage(again, 200);
    assertThat(again.text()).doesNotContain("Go on with this account");
    assertThat(location(browser.get("/consent?authorization=" + id))).isEqualTo(path);
    assertThat(location(signIn(browser, path, name, PASSWORD)))
        .isEqualTo("/consent?authorization=" + id);
  }

  @Test
  void aRequestThatWantsNothingAskedIsAnsweredWithoutAPage() {
    String id = Asked.by(WaitingRequests.client()).wanting("none").begin();

    assertThat(location(client().get(SIGN_IN + "?authorization=" + id)))
        .startsWith(WaitingRequests.REDIRECT + "?")
        .contains("error=login_required", "state=st%26te", "iss=");
  }

  @Test
  void anUnknownOrExpiredRequestSaysToBeginAgain() {
    String name = household().member().name();
    String expired = Asked.by(WaitingRequests.client()).expired().begin();
    for (String id : new String[] {"unknown", expired, ""}) {
      Answer page = client().get(SIGN_IN + "?authorization=" + id);

      assertPage(page, 404);
      assertThat(page.text()).contains("Please begin again", page.header("X-Request-Id"));
      assertThat(signIn(client(), SIGN_IN + "?authorization=" + id, name, PASSWORD).status())
          .isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1.evil.example"})
  void aSignInFromAnotherSiteIsRefusedByAPage(String origin) {
    String name = household().member().name();

    Answer answer =
        client()
            .postForm(
                SIGN_IN,
                "username=" + name + "&password=" + encoded(PASSWORD),
                "Origin",
                origin,
                "Sec-Fetch-Site",
                "cross-site");

    assertPage(answer, 403);
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void otherMethodsAreRefusedByAPage(String method) {
    Answer answer = client().send(method, SIGN_IN, "", "text/plain");

    assertPage(answer, 405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
  }

  @Test
  void signsNobodyInByAnythingButTheForm() {
    String name = household().member().name();
    String query = "?username=" + name + "&password=" + encoded(PASSWORD);

    assertThat(client().get(SIGN_IN + query).header("Set-Cookie")).isEmpty();
    assertThat(post(client(), SIGN_IN + query, "").status()).isEqualTo(400);
    assertPage(client().get(SIGN_IN, "Authorization", Client.basic(name, PASSWORD)), 401);
    assertPage(client().send("POST", SIGN_IN, "<a/>", "text/xml", "Origin", origin()), 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"next", "authorization", "username", "another", "x"})
  void noParameterComesBackAsMarkup(String parameter) {
    String script = "\"'><script>alert(1)</script>";
    String query = SIGN_IN + "?" + parameter + "=" + encoded(script);

    for (String language : new String[] {"en", "de", "\"><script>"}) {
      assertThat(client().get(query, "Accept-Language", language).text())
          .doesNotContain("<script", "alert(1)");
    }
    assertThat(signIn(client(), query, script, script).text())
        .doesNotContain("<script", "alert(1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?next=%ff", "?next=a&next=b", "?authorization=a&authorization=b"})
  void aQueryThatCannotBeReadIsRefusedByAPage(String query) {
    assertPage(client().get(SIGN_IN + query), 400);
  }

  @Test
  void theStartPageLeadsHere() {
    assertThat(location(client().get("/", "Accept", "text/html"))).isEqualTo("/sign-in?next=%2F");
  }

  @Test
  void whoDoesNotWantToSignInGoesBackToTheClient() {
    String id = WaitingRequests.request(WaitingRequests.client());
    Client browser = client();
    String page = browser.get(SIGN_IN + "?authorization=" + id).text();

    Answer cancelled = post(browser, SIGN_IN + "?authorization=" + id, "answer=deny");

    assertThat(page).contains("<button type=\"submit\" name=\"answer\" value=\"deny\">");
    assertThat(location(cancelled))
        .startsWith(WaitingRequests.REDIRECT + "?")
        .contains("error=access_denied", "state=st%26te")
        .doesNotContain("code=");
    assertPage(browser.get(SIGN_IN + "?authorization=" + id), 404);
    assertThat(browser.get(SIGN_IN).text()).doesNotContain("value=\"deny\"");
    assertPage(post(browser, SIGN_IN, "answer=deny"), 400);
  }
}
