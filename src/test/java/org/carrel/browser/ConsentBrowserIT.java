package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.carrel.it.Answer;
import org.carrel.it.Household;
import org.carrel.it.OAuthClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An application asks to use somebody's account. */
@Order(10)
final class ConsentBrowserIT extends BrowserTest {
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  @SuppressWarnings("NullAway.Init")
  private Household house;

  @SuppressWarnings("NullAway.Init")
  private OAuthClient app;

  @SuppressWarnings("NullAway.Init")
  private HttpServer application;

  private String back = "";

  @BeforeEach
  void anApplicationIsThere() throws IOException {
    house = new Household(server().root());
    Map<String, Object> asking = Map.of("trusted", false, "client_name", "Reading <i>room</i>");
    app = OAuthClient.register(house.ownerToken(), server().root(), asking);
    application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    application.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 4);
          exchange.getResponseBody().write("back".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    application.start();
    back = "http://127.0.0.1:" + application.getAddress().getPort() + "/callback";
  }

  /** The way back and its icon are asked of somebody else, which our own pages never do. */
  @AfterEach
  void theApplicationGoes() {
    application.stop(0);
    watch.forgive(back.replace("/callback", ""));
  }

  private void ask() {
    page.navigate(
        "oauth2/authorize?"
            + OAuthClient.form(
                "response_type", "code",
                "client_id", app.id(),
                "redirect_uri", back,
                "scope", "openid profile library:read",
                "state", "s-1",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
  }

  @Test
  void whoeverAllowsItSignsInThereAndTakesItBackHere() {
    String name = house.member().name();
    ask();
    assertThat(page).hasTitle("Sign in · Carrel");
    fillIn(name);
    assertThat(page.locator("h1")).hasText("Let Reading <i>room</i> use your account?");
    assertAccessible();
    picture("asked");
    button("Allow").click();
    page.waitForURL(back + "**");
    assertThat(page.url()).contains("state=s-1", "code=");
    String code = page.url().replaceAll(".*[?&]code=([^&]+).*", "$1");
    Answer tokens = redeem(code);
    assertThat(tokens.status()).as(tokens.toString()).isEqualTo(200);
    assertThat(feed(tokens)).isEqualTo(200);

    page.navigate("ui/account");
    assertThat(page.getByText("Reading <i>room</i>")).isVisible();
    button("Disconnect: Reading <i>room</i>").click();
    assertThat(page.getByText("No application uses your account.")).isVisible();
    assertThat(feed(tokens)).isEqualTo(401);
  }

  private Answer redeem(String code) {
    return house
        .visitor()
        .postForm(
            "/oauth2/token",
            OAuthClient.form(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", back,
                "code_verifier", VERIFIER),
            "Authorization",
            org.carrel.it.Client.basic(app.id(), app.secret()));
  }

  private int feed(Answer tokens) {
    return house
        .visitor()
        .get("/opds/v1.2/catalog", Household.bearer(tokens.member("access_token")))
        .status();
  }

  @Test
  void whoeverDeniesItGoesBackWithNothing() {
    enter(house.member().name());
    ask();
    button("Deny").click();
    page.waitForURL(back + "**");
    assertThat(page.url()).contains("error=access_denied", "state=s-1").doesNotContain("code=");
    page.navigate("ui/account");
    assertThat(page.getByText("No application uses your account.")).isVisible();
  }
}
