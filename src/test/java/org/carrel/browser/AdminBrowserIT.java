package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.carrel.it.Client;
import org.carrel.it.Household;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(6)
final class AdminBrowserIT extends BrowserTest {
  private static final List<String> VIEWS =
      List.of("users", "scans", "clients", "keys", "audit", "jobs", "settings", "health");

  private void open(String view) {
    page.navigate("ui/admin/" + view);
    assertThat(page.locator(".admin-actions").first()).isAttached();
  }

  private Locator dialog() {
    return page.locator("dialog[open]");
  }

  private void confirm(String name) {
    dialog()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private Household house() {
    return new Household(server().root());
  }

  @Test
  void everyViewIsCalmInLightAndDarkWideAndNarrow() {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    signIn();
    for (String view : VIEWS) {
      watch.forget();
      open(view);
      assertThat(page.locator("h1")).hasCount(1);
      assertThat(watch.count("/api/graphql"))
          .as("who is signed in, the view, its events: " + view)
          .isLessThanOrEqualTo(view.equals("scans") ? 3 : 2);
      assertAccessible();
      assertNothingSticksOut(view);
      picture("light-" + view);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertAccessible();
      picture("dark-" + view);
      page.setViewportSize(390, 844);
      assertAccessible();
      assertNothingSticksOut(view);
      picture("narrow-" + view);
      page.setViewportSize(1280, 800);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
  }

  @Test
  void aScanIsSeenFromItsBeginningToItsEnd() {
    signIn();
    open("scans");
    Locator history = page.locator(".scan-history summary").first();
    String before = history.textContent();

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Scan: ")))
        .first()
        .click();

    assertThat(page.locator(".notice")).hasText("The scan has begun.");
    assertThat(history).not().hasText(before);
    assertThat(page.locator(".scan-now")).hasCount(0);
    history.click();
    assertThat(page.locator(".scan-history .state-badge").first()).hasText("Done");
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Log: |problem")))
        .first()
        .click();
    assertThat(dialog()).containsText("The scan is done.");
    assertAccessible();
  }

  @Test
  void theNextKeySignsOnceTheKeysAreRotated() {
    signIn();
    open("keys");
    assertThat(page.locator(".timeline-next")).not().hasCount(0);
    List<String> next = page.locator(".timeline-next code").allTextContents();

    button("Rotate now").click();
    assertAccessible();
    confirm("Rotate now");

    assertThat(page.locator(".notice")).hasText("The next keys sign now.");
    assertThat(dialog()).hasCount(0);
    assertThat(page.locator(".timeline-current code").allTextContents())
        .containsExactlyInAnyOrderElementsOf(next);
    assertThat(new Client(server().root()).get("/.well-known/jwks.json").text()).contains(next);
  }

  @Test
  void whoIsDisabledIsOutAtOnceAndCanComeBack() {
    Household house = house();
    signIn();
    String name = house.member().name();
    Client elsewhere = house.browser(name);
    open("users");
    page.getByRole(AriaRole.SEARCHBOX).fill(name);

    button("Disable: " + name).click();
    assertThat(page.locator(".notice")).containsText("signed out everywhere");
    assertThat(page.locator("tbody")).containsText("Disabled");
    assertThat(elsewhere.get("/api/v2/auth/me").status()).isEqualTo(401);

    button("Undo").click();
    assertThat(page.locator("tbody")).containsText("Active");
    assertThat(house.signIn(name).status()).isEqualTo(200);
  }

  @Test
  void aUserIsMadeChangedAndDeleted() {
    signIn();
    open("users");
    button("New user").click();
    assertAccessible();
    dialog().locator("#username").fill("Ottilie");
    dialog().locator("#password").fill("short");
    confirm("Create the user");
    assertThat(dialog()).isVisible();
    dialog().locator("#password").fill(Household.PASSWORD);
    page.getByLabel("Age limit").fill("12");
    dialog().locator("input[name=library]").first().uncheck();
    confirm("Create the user");

    Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText("Ottilie"));
    assertThat(row).containsText("up to 12 years");
    assertThat(row).containsText("1 library hidden");
    assertThat(house().signIn("Ottilie").status()).isEqualTo(200);

    button("Edit: Ottilie").click();
    assertThat(page.getByLabel("Age limit")).hasValue("12");
    page.getByLabel("Age limit").fill("");
    dialog().locator("input[name=library]").first().check();
    confirm("Save");
    assertThat(row).not().containsText("12 years");
    assertThat(row).not().containsText("hidden");

    button("Delete: Ottilie").click();
    dialog().locator("#typed").fill("Ottilie");
    confirm("Delete");
    assertThat(row).hasCount(0);
    assertThat(
            house()
                .visitor()
                .postJson(
                    "/api/v2/auth/login", Household.credentials("Ottilie", Household.PASSWORD))
                .status())
        .isEqualTo(403);
  }

  @Test
  void theSecretOfANewClientIsShownOnceAndWorks() {
    signIn();
    open("clients");
    button("New client").click();
    assertAccessible();
    dialog().locator("#name").fill("Wiki");
    dialog().locator("#redirects").fill("https://wiki.example/callback");
    dialog().locator("input[value=client_credentials]").check();
    confirm("Create the client");

    Locator lines = page.locator("carrel-copy code");
    assertThat(lines).hasCount(3);
    assertAccessible();
    String id = lines.nth(0).textContent();
    String secret = lines.nth(1).textContent();
    assertThat(token(id, secret)).isEqualTo(200);

    page.keyboard().press("Escape");
    button("New secret: Wiki").click();
    confirm("New secret");
    assertThat(lines).hasCount(3);
    assertThat(lines.nth(1)).not().hasText(secret);
    assertThat(token(id, secret)).isEqualTo(401);

    page.keyboard().press("Escape");
    button("Delete: Wiki").click();
    dialog().locator("#typed").fill("Wiki");
    confirm("Delete");
    assertThat(page.locator("main")).not().containsText("Wiki");
  }

  private int token(String id, String secret) {
    return new Client(server().root())
        .postForm(
            "/oauth2/token",
            "grant_type=client_credentials",
            "Authorization",
            Client.basic(id, secret))
        .status();
  }

  @Test
  void theAuditLogIsNarrowedByItsAddressAndSavedAsAsked() throws IOException {
    signIn();
    open("audit?event=SIGNED_IN");
    Locator events = page.locator("tbody tr td:nth-child(2) .state-badge");
    assertThat(events).not().hasCount(0);
    assertThat(events.allTextContents()).containsOnly("Signed in");

    Download saved = page.waitForDownload(() -> button("Save as CSV").click());
    List<String> lines = Files.readString(saved.path(), UTF_8).lines().toList();
    assertThat(lines.get(0)).startsWith("\"at\",\"event\",\"outcome\"");
    assertThat(lines.subList(1, lines.size()))
        .isNotEmpty()
        .allMatch(line -> line.contains("\"SIGNED_IN\""));

    page.getByLabel("Outcome").selectOption("SUCCESS");
    assertThat(page.locator(".chip")).hasCount(2);
    assertThat(page).hasURL(Pattern.compile("event=SIGNED_IN&outcome=SUCCESS$"));
    assertAccessible();
    button("Remove the filter Event: Signed in").click();
    assertThat(page).hasURL(Pattern.compile("audit\\?outcome=SUCCESS$"));
    assertThat(page.locator(".chip")).hasCount(1);
  }

  @Test
  void whoMayNotAdministerIsOfferedNothingOfIt() {
    Household house = house();
    page.navigate("sign-in");
    page.getByLabel("User name").fill(house.member().name());
    page.getByLabel("Password").fill(Household.PASSWORD);
    button("Sign in").click();
    page.waitForURL(server().root().toString());

    assertThat(page.locator("nav#side")).isVisible();
    assertThat(heading("Administration")).hasCount(0);
    page.navigate("ui/admin/audit");
    assertThat(page.locator("main")).containsText("You may not do this.");
    assertAccessible();
  }
}
