package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From an app's link to Burgerauth's addresses and back to the app. */
final class BurgerauthBrowserIT extends BurgerTest {

  @Test
  void aBrowserComesBackWithACodeOnceItsUserHasAgreed() {
    String name = member();
    App app = app(key(member()));
    Client browser = client();

    String signIn = browser.get(asked("/login", app, PKCE + "&state=a%26b")).header("Location");
    String consent = send(browser, signIn, "username=" + name + "&password=" + escaped(PASSWORD));
    String back = send(browser, consent, "answer=allow");

    assertThat(signIn).contains("/sign-in?authorization=");
    assertThat(consent).startsWith("/consent?authorization=");
    assertThat(back).startsWith(BACK + "&").contains("state=a%26b");
    String code = Pages.first(back, "[?&]code=([^&]+)");
    refused(400, redeem(app, code, "https://app.example/back"));
    Answer tokens = ok(redeem(app, code, BACK));
    assertThat(ok(userinfo(tokens.member("access_token"))).json()).containsEntry("name", name);
  }

  @Test
  void whoDoesNotAgreeIsSentBackWithoutACode() {
    App app = app(key(member()));
    Client browser = new Household(server()).browser(member());

    String consent = browser.get(asked("/app", app, WITHOUT)).header("Location");

    assertThat(send(browser, consent, "answer=deny"))
        .startsWith(BACK + "&")
        .contains("error=access_denied")
        .doesNotContain("code=", "state=");
  }

  /** As our own page sends a form; where it leads. */
  private String send(Client browser, String page, String form) {
    String origin = server().toString().replaceAll("/$", "");
    return browser.postForm(page, form, "Origin", origin).header("Location");
  }

  private Answer redeem(App app, String code, String redirectUri) {
    return postForm(
        "/api/tokenauth",
        Map.of(
            "client_id", app.id(),
            "code", code,
            "code_verifier", VERIFIER,
            "redirect_uri", redirectUri));
  }

  private String asked(String path, App app, String more) {
    return path
        + "?client_id="
        + app.id()
        + "&redirect_uri="
        + escaped(BACK)
        + "&response_type=code"
        + more;
  }

  private static final String PKCE = "&code_challenge=" + CHALLENGE + "&code_challenge_method=S256";
  private static final String WITHOUT =
      "&state=none&nonce=none&code_challenge=none&code_challenge_method=none";

  @Test
  void leadsBrowsersToThePagesThatAsk() {
    String name = member();
    App app = app(key(member()));
    Client stranger = client();
    Client browser = new Household(server()).browser(name);

    for (String path : List.of("/login", "/app", "/api/auth")) {
      for (String more : List.of(PKCE, WITHOUT, PKCE + "&scope=openid&state=a%20b")) {
        Answer toSignIn = stranger.get(asked(path, app, more));
        Answer toConsent = browser.get(asked(path, app, more));

        assertThat(toSignIn.status()).as(toSignIn.toString()).isEqualTo(303);
        assertThat(toSignIn.header("Location"))
            .startsWith(server().resolve("/sign-in?authorization=").toString());
        assertThat(toConsent.status()).as(toConsent.toString()).isEqualTo(303);
        assertThat(toConsent.header("Location"))
            .startsWith(server().resolve("/consent?authorization=").toString());
      }
    }
  }

  @Test
  void withoutAnAppThereIsTheStartPage() {
    Answer answer = client().get("/login");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo(server().toString());
    assertThat(client().get("/app?client_id=none").header("Location"))
        .isEqualTo(server().toString());
  }

  @Test
  void sendsNobodyToAnAddressThatIsNotTheApps() {
    App app = app(key(member()));
    for (String path : List.of("/login", "/app", "/api/auth")) {
      refused(401, client().get(path + "?client_id=no-such-app&redirect_uri=" + escaped(BACK)));
      for (String other : List.of(BACK + "&x=1", BACK + "/", "https://app.example/back", "//e")) {
        refused(
            401,
            client()
                .get(
                    path + "?deny=true&client_id=" + app.id() + "&redirect_uri=" + escaped(other)));
      }
      refused(400, client().get(asked(path, app, "&redirect_uri=" + escaped(BACK))));
    }
  }

  @Test
  void tellsTheAppWhenItIsRefused() {
    App app = app(key(member()));

    Answer denied = client().get(asked("/api/auth", app, "&deny=true&state=a%26code%3Db%20c"));

    assertThat(denied.status()).isEqualTo(302);
    assertThat(denied.header("Location"))
        .startsWith(BACK + "&")
        .contains("error=access_denied", "state=a%26code%3Db");
    assertThat(URI.create(denied.header("Location")).getQuery()).contains("state=a&code=b");
    String plain = "&code_challenge=" + VERIFIER + "&code_challenge_method=plain";
    assertThat(client().get(asked("/login", app, plain)).header("Location"))
        .contains("error=invalid_request");
    assertThat(client().get(asked("/login", app, "&scope=library:read")).header("Location"))
        .contains("error=invalid_scope");
    assertThat(
            client()
                .get(
                    "/login?response_type=token&client_id="
                        + app.id()
                        + "&redirect_uri="
                        + escaped(BACK))
                .header("Location"))
        .contains("error=unsupported_response_type");
  }

  @Test
  void keptLinksToItsPagesLeadToOurs() {
    Map<String, String> ours =
        Map.of("/signup", "sign-in", "/dashboard", "", "/logout", "sign-out");

    ours.forEach(
        (page, own) -> {
          Answer answer = client().get(page);
          assertThat(answer.status()).as(page).isEqualTo(303);
          assertThat(answer.header("Location")).isEqualTo(server().resolve("/" + own).toString());
        });
  }
}
