package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignOutPageIT extends PageTest {
  private static final String SIGN_OUT = "/sign-out";

  private String name = "";

  @BeforeEach
  void someoneIsLetIn() {
    name = household().member().name();
  }

  @Test
  void asksBeforeItSignsOut() {
    Client browser = signedIn(name);

    Answer page = browser.get(SIGN_OUT);

    assertPage(page, 200);
    assertThat(page.text()).contains(name, "method=\"post\"");
    assertThat(browser.get(ME).status()).isEqualTo(200);
  }

  @Test
  void endsTheSessionAndClearsTheCookie() {
    Client browser = signedIn(name);
    String cookie =
        browser.cookies().stream().map(c -> c.getName() + "=" + c.getValue()).findFirst().get();

    Answer answer = post(browser, SIGN_OUT, "");

    assertThat(location(answer)).isEqualTo("/sign-in");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("carrel_session=;")
        .contains("Max-Age=0", "HttpOnly", "SameSite=Lax");
    assertThat(client().get(ME, "Cookie", cookie).status()).isEqualTo(401);
  }

  @Test
  void goesBackToWhereTheClientHasRegistered() {
    String query =
        "?client_id="
            + WaitingRequests.client()
            + "&post_logout_redirect_uri="
            + encoded(WaitingRequests.RETURN)
            + "&state="
            + encoded("a&b<");
    Client browser = signedIn(name);

    Answer page = browser.get(SIGN_OUT + query);
    Answer answer = post(browser, SIGN_OUT, form(page));

    assertThat(page.header("Content-Security-Policy"))
        .contains("form-action 'self' https://app.example;");
    assertThat(page.text()).contains("app.example");
    assertThat(location(answer)).isEqualTo(WaitingRequests.RETURN + "&state=a%26b%3C");
    assertThat(browser.get(ME).status()).isEqualTo(401);
    assertThat(location(post(client(), SIGN_OUT + query, ""))).startsWith(WaitingRequests.RETURN);
  }

  /** The page's hidden fields, as a browser sends them. */
  private static String form(Answer page) {
    StringBuilder form = new StringBuilder();
    for (String field : new String[] {"client_id", "post_logout_redirect_uri", "state"}) {
      String value = Pages.first(page.text(), "name=\"" + field + "\" value=\"([^\"]*)\"");
      String text = value.replace("&lt;", "<").replace("&amp;", "&");
      form.append(field).append('=').append(encoded(text)).append('&');
    }
    return form.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "https://app.example/bye",
        "https://app.example/bye?lang=en&x",
        "https://app.example/callback",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https://app.example/bye?lang=en\r\nX: y"
      })
  void goesNowhereElse(String address) {
    String parameters =
        "client_id=" + WaitingRequests.client() + "&post_logout_redirect_uri=" + encoded(address);
    Client browser = signedIn(name);

    Answer page = browser.get(SIGN_OUT + "?" + parameters);

    assertPage(page, 200);
    assertThat(page.text()).doesNotContain("evil", "alert(1)");
    assertThat(location(post(browser, SIGN_OUT, parameters))).isEqualTo("/sign-in");
  }

  @Test
  void anAddressWithoutItsClientIsIgnored() {
    String address = "post_logout_redirect_uri=" + encoded(WaitingRequests.RETURN);
    String other = "&client_id=unknown";

    assertThat(location(post(signedIn(name), SIGN_OUT, address))).isEqualTo("/sign-in");
    assertThat(location(post(signedIn(name), SIGN_OUT, address + other))).isEqualTo("/sign-in");
  }

  @Test
  void aFormFromAnotherSiteSignsNobodyOut() {
    Client browser = signedIn(name);

    assertPage(browser.postForm(SIGN_OUT, "", "Origin", "https://evil.example"), 403);
    assertPage(browser.postForm(SIGN_OUT, "", "Origin", "null"), 403);
    assertThat(browser.get(ME).status()).isEqualTo(200);
  }

  @Test
  void whoIsNotSignedInIsToldSo() {
    Answer page = client().get(SIGN_OUT);

    assertPage(page, 200);
    assertThat(page.text()).contains("Nobody is signed in");
    assertThat(location(post(client(), SIGN_OUT, ""))).isEqualTo("/sign-in");
  }

  @Test
  void noParameterComesBackAsMarkup() {
    String script = encoded("\"><script>alert(1)</script>");
    for (String parameter : new String[] {"client_id", "post_logout_redirect_uri", "state"}) {
      assertThat(client().get(SIGN_OUT + "?" + parameter + "=" + script).text())
          .doesNotContain("<script", "alert(1)");
    }
  }
}
