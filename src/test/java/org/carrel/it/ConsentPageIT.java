package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.it.WaitingRequests.Asked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsentPageIT extends PageTest {
  private static final String CONSENT = "/consent?authorization=";

  private String name = "";

  @BeforeEach
  void someoneIsLetIn() {
    name = household().member().name();
  }

  @Test
  void saysWhoAsksForWhatAndWhereTheAnswerGoes() {
    String id = WaitingRequests.request(WaitingRequests.client("Reading Room", "USER"));

    Answer page = signedIn(name).get(CONSENT + id);

    assertPage(page, 200);
    assertThat(page.text())
        .contains(
            "Reading Room</bdi>",
            "a user of this server; no administrator has checked it",
            "app.example</bdi>",
            "know which account on this server is yours",
            "browse, search and download the books you may read",
            name + "</bdi>",
            "href=\"/sign-in?authorization=" + id + "&amp;another=true\"",
            "You are asked each time.")
        .doesNotContain("see your e-mail address");
    assertThat(page.header("Content-Security-Policy"))
        .contains("form-action 'self' https://app.example;");
  }

  @ParameterizedTest
  @CsvSource({"ADMIN, an administrator of this server", "DYNAMIC, itself; nobody has checked it"})
  void saysWhoRegisteredTheClient(String registration, String words) {
    String id = WaitingRequests.request(WaitingRequests.client("Reading Room", registration));

    assertThat(signedIn(name).get(CONSENT + id).text()).contains(words);
  }

  @Test
  void offersBothAnswersAlike() {
    String id = WaitingRequests.request(WaitingRequests.client());

    String page = signedIn(name).get(CONSENT + id).text();

    assertThat(Pages.matches(page, "(<button [^>]*>)"))
        .containsExactly(
            "<button type=\"submit\" name=\"answer\" value=\"deny\">",
            "<button type=\"submit\" name=\"answer\" value=\"allow\">");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:5000/cb, http://127.0.0.1:5000, a program on this computer",
    "com.example.app:/cb, com.example.app:, an app on this device"
  })
  void namesAppsAndProgramsAsSuch(String uri, String source, String words) {
    String id = Asked.by(WaitingRequests.client()).at(uri).begin();

    Answer page = signedIn(name).get(CONSENT + id);

    assertThat(page.text()).contains(words);
    assertThat(page.header("Content-Security-Policy"))
        .contains("form-action 'self' " + source + ";");
  }

  @Test
  void allowingGoesToTheClientWithACodeAndIsRemembered() {
    String client = WaitingRequests.client();
    String id = WaitingRequests.request(client);
    Client browser = signedIn(name);

    Answer answer = post(browser, CONSENT + id, "answer=allow");

    assertThat(location(answer))
        .startsWith(WaitingRequests.REDIRECT + "?")
        .contains("code=", "state=st%26te", "iss=")
        .doesNotContain("error");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertPage(browser.get(CONSENT + id), 404);
    assertThat(location(browser.get(CONSENT + WaitingRequests.request(client)))).contains("code=");
  }

  @Test
  void aUsersClientAsksEachTime() {
    String client = WaitingRequests.client("Reading Room", "USER");
    Client browser = signedIn(name);
    post(browser, CONSENT + WaitingRequests.request(client), "answer=allow");

    assertPage(browser.get(CONSENT + WaitingRequests.request(client)), 200);
  }

  @Test
  void denyingGoesToTheClientWithoutACode() {
    String id = WaitingRequests.request(WaitingRequests.client());

    Answer answer = post(signedIn(name), CONSENT + id, "answer=deny");

    assertThat(location(answer))
        .startsWith(WaitingRequests.REDIRECT + "?")
        .contains("error=access_denied", "state=st%26te")
        .doesNotContain("code=");
  }

  @Test
  void whoIsNotSignedInSignsInFirst() {
    String id = WaitingRequests.request(WaitingRequests.client());

    assertThat(location(client().get(CONSENT + id))).isEqualTo("/sign-in?authorization=" + id);
    assertThat(location(post(client(), CONSENT + id, "answer=allow")))
        .isEqualTo("/sign-in?authorization=" + id);
    assertPage(signedIn(name).get(CONSENT + id), 200);
  }

  @Test
  void anAnswerMeantForAnotherAccountIsAskedAgain() {
    String id = WaitingRequests.request(WaitingRequests.client());
    String page = signedIn(name).get(CONSENT + id).text();
    String account = Pages.first(page, "name=\"account\" value=\"([^\"]+)\"");
    Client other = signedIn(household().member().name());

    Answer answer = post(other, CONSENT + id, "account=" + account + "&answer=allow");

    assertThat(location(answer)).isEqualTo(CONSENT + id);
    assertPage(other.get(CONSENT + id), 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "answer=yes", "answer=allow&answer=deny"})
  void anythingButAnAnswerIsNone(String form) {
    String id = WaitingRequests.request(WaitingRequests.client());
    Client browser = signedIn(name);

    assertPage(post(browser, CONSENT + id, form), 400);
    assertPage(browser.get(CONSENT + id), 200);
  }

  @Test
  void aFormFromAnotherSiteAnswersNothing() {
    String id = WaitingRequests.request(WaitingRequests.client());
    Client browser = signedIn(name);

    for (String[] headers :
        new String[][] {
          {"Origin", "https://evil.example"},
          {"Origin", "null"},
          {"Sec-Fetch-Site", "cross-site"},
          {"X-Nothing", "says where it comes from"}
        }) {
      assertPage(browser.postForm(CONSENT + id, "answer=allow", headers), 403);
    }
    assertPage(browser.get(CONSENT + id), 200);
  }

  @Test
  void aRequestNobodyWaitsForSaysToBeginAgain() {
    String expired = Asked.by(WaitingRequests.client()).expired().begin();
    Client browser = signedIn(name);
    for (String id : new String[] {"unknown", expired, "", "%22%3E%3Cscript%3E"}) {
      assertPage(browser.get(CONSENT + id), 404);
      assertPage(post(browser, CONSENT + id, "answer=allow"), 404);
    }
    assertPage(browser.get("/consent"), 404);
  }

  @Test
  void aClientsNameIsNeverMarkup() {
    String client = WaitingRequests.client("<script>alert(1)</script>", "DYNAMIC");

    Answer page = signedIn(name).get(CONSENT + WaitingRequests.request(client));

    assertPage(page, 200);
    assertThat(page.text()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void theSessionAloneSaysWhoAgrees() {
    String id = WaitingRequests.request(WaitingRequests.client());
    String token = household().token(household().member("ACCESS_API_KEYS").name());
    String key = household().apiKey(token);

    assertPage(client().get(CONSENT + id, Household.bearer(token)), 401);
    assertThat(location(client().get(CONSENT + id, "X-API-Key", key))).startsWith("/sign-in?");
  }
}
