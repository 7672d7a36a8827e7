package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.http.JsonText;
import org.carrel.it.console.Console;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another application of the same server lets Carrel sign its people in. */
final class SingleSignOnIT extends ServerTest {
  private static final String WHO = Console.PATH + "/who";
  private static final int MOST_REDIRECTS = 10;

  private static final AtomicBoolean REGISTERED = new AtomicBoolean();

  /** Registers the application as an administrator would; once, since it remembers its secret. */
  @BeforeEach
  void register() throws Exception {
    if (REGISTERED.getAndSet(true)) {
      return;
    }
    String[] owner = Household.bearer(new Household(server()).ownerToken());
    Map<String, Object> terms =
        Map.of(
            "client_id",
            "console",
            "client_name",
            "Console",
            "redirect_uris",
            List.of(server().resolve(Console.PATH + "/callback").toString()),
            "scope",
            "openid profile",
            "trusted",
            true,
            "pkce_waived",
            true);
    Answer made = client().postJson("/oauth2/clients", JsonText.of(terms), owner);
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    Console.tellSecret(
        Path.of(System.getProperty("carrel.it.folder", "")), made.member("client_secret"));
  }

  @Test
  void leadsToCarrelsSignInAndBack() {
    Household.Member member = new Household(server()).member();
    Visit visit = new Visit(client(), server());

    Answer page = visit.get(WHO);
    assertThat(visit.path()).startsWith("/sign-in");
    assertThat(page.text()).contains("name=\"username\"", "name=\"password\"");
    Answer who = visit.post(form(member.name(), Household.PASSWORD));

    assertThat(visit.path()).startsWith(WHO);
    assertThat(who.text()).isEqualTo(member.name() + " user");
  }

  @Test
  void whoIsSignedInAlreadyIsNotAskedAgain() {
    Client owner = new Household(server()).browser(Household.OWNER);
    Visit visit = new Visit(owner, server());

    Answer who = visit.get(WHO);

    assertThat(who.text()).isEqualTo(Household.OWNER + " admin");
  }

  @Test
  void aWrongPasswordLetsNobodyIn() {
    Visit visit = new Visit(client(), server());
    visit.get(WHO);

    Answer refused = visit.post(form(Household.OWNER, "wrong password"));

    assertThat(refused.status()).isEqualTo(401);
    assertThat(visit.path()).startsWith("/sign-in");
  }

  private static String form(String name, String password) {
    return "username=" + encoded(name) + "&password=" + encoded(password);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** A browser that follows redirects and knows where it is. */
  private static final class Visit {
    private final Client browser;
    private final URI server;
    private URI at;

    Visit(Client browser, URI server) {
      this.browser = browser;
      this.server = server;
      this.at = server;
    }

    Answer get(String path) {
      at = server.resolve(path);
      return followed(browser.get(at.toString()));
    }

    Answer post(String form) {
      String origin = server.toString().replaceAll("/$", "");
      return followed(browser.postForm(at.toString(), form, "Origin", origin));
    }

    private Answer followed(Answer first) {
      Answer answer = first;
      for (int i = 0; i < MOST_REDIRECTS && answer.status() / 100 == 3; i++) {
        at = at.resolve(answer.header("Location"));
        answer = browser.get(at.toString());
      }
      return answer;
    }

    String path() {
      return at.getPath();
    }
  }
}
