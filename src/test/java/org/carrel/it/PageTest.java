package org.carrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.PASSWORD;

import java.net.URLEncoder;

/** Pages as a browser uses them: forms with an Origin, redirects followed by hand. */
abstract class PageTest extends ServerTest {
  static final String SIGN_IN = "/sign-in";
  static final String ME = "/api/v2/auth/me";

  final Household household() {
    return new Household(server());
  }

  final String origin() {
    return server().toString().replaceAll("/$", "");
  }

  /** Sends a form as our own page does. */
  final Answer post(Client browser, String path, String form) {
    return browser.postForm(path, form, "Origin", origin());
  }

  final Answer signIn(Client browser, String path, String name, String password) {
    return post(browser, path, "username=" + encoded(name) + "&password=" + encoded(password));
  }

  /** Somebody who has just signed in on the page. */
  final Client signedIn(String name) {
    Client browser = client();
    assertThat(signIn(browser, SIGN_IN, name, PASSWORD).status()).isEqualTo(303);
    return browser;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  static String location(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(303);
    return answer.header("Location");
  }

  /** What every page says to browsers. */
  static void assertPage(Answer answer, int status) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    assertThat(answer.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action ")
        .doesNotContain("unsafe", "script-src");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.text()).doesNotContainIgnoringCase("<script").doesNotContain(" style=");
  }
}
