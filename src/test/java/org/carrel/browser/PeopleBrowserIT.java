package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.it.Household;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What administrators do for people: let them in, look through their eyes, decide what they see.
 */
@Order(7)
final class PeopleBrowserIT extends BrowserTest {
  private final String name = "p-" + UUID.randomUUID().toString().substring(0, 8);

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

  private Locator row(String text) {
    return page.locator("tr").filter(new Locator.FilterOptions().setHasText(text));
  }

  /** As it looks in light and dark, wide and narrow. */
  private void look(String what) {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    assertAccessible();
    picture("light-" + what);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertAccessible();
    picture("dark-" + what);
    page.setViewportSize(390, 844);
    assertAccessible();
    assertThat((Boolean) page.evaluate("() => document.body.scrollWidth <= innerWidth"))
        .as("nothing sticks out: " + what)
        .isTrue();
    picture("narrow-" + what);
    page.setViewportSize(1280, 800);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** Somebody else's browser, without scripts. */
  private BrowserContext elsewhere() {
    return server()
        .browser()
        .newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(server().root().toString())
                .setJavaScriptEnabled(false)
                .setLocale("en-GB"));
  }

  @Test
  void somebodyIsInvitedAndComesWithoutScripts() {
    signIn();
    open("users");
    button("Invite").click();
    look("invite");
    dialog().getByLabel("For", new Locator.GetByLabelOptions().setExact(true)).fill(name);
    page.getByLabel("Holds for").selectOption("24");
    dialog().locator("input[name=library]").first().uncheck();
    confirm("Make the link");
    assertThat(dialog()).containsText("The link is shown only now.");
    String link = page.locator("carrel-copy code").textContent();
    assertThat(link).contains("/invite/");
    button("QR code: Link").click();
    assertThat(page.locator(".qr")).isVisible();
    look("invitation-link");
    page.keyboard().press("Escape");
    assertThat(row(name)).containsText("Open");

    try (BrowserContext other = elsewhere()) {
      List<Request> requests = new CopyOnWriteArrayList<>();
      other.onRequest(requests::add);
      Page invited = other.newPage();
      invited.navigate(link);
      invited.screenshot(
          new Page.ScreenshotOptions()
              .setPath(java.nio.file.Path.of("target/screenshots/PeopleBrowserIT-invited.png")));
      invited.getByLabel("User name").fill(name);
      invited.getByLabel("New password").fill("short");
      invited.getByRole(AriaRole.BUTTON).click();
      assertThat(invited.locator("[role=alert]")).containsText("at least 8 characters");
      invited.getByLabel("New password").fill(Household.PASSWORD);
      invited.getByRole(AriaRole.BUTTON).click();
      invited.waitForURL(server().root().toString());
      assertThat(requests)
          .extracting(request -> request.allHeaders().getOrDefault("referer", ""))
          .noneMatch(referrer -> referrer.contains("invite"));
      invited.navigate(link);
      assertThat(invited.locator("h1")).hasText("This invitation does not hold");
    }

    page.reload();
    assertThat(row(name).filter(new Locator.FilterOptions().setHasText("Used"))).hasCount(1);
    button("Remove from the list: " + name).click();
    assertThat(row(name)).hasCount(1);
    assertThat(row(name)).containsText("1 library hidden");
  }

  @Test
  void anOpenInvitationIsTakenBack() {
    signIn();
    open("users");
    button("Invite").click();
    dialog().getByLabel("For", new Locator.GetByLabelOptions().setExact(true)).fill(name);
    confirm("Make the link");
    String link = page.locator("carrel-copy code").textContent();
    page.keyboard().press("Escape");

    button("Take back: " + name).click();

    assertThat(row(name)).hasCount(0);
    assertThat(house().visitor().get(java.net.URI.create(link).getPath()).status()).isEqualTo(410);
  }

  @Test
  void theServerIsSeenAsSomebodyElseAndNothingIsChanged() {
    String member = house().member("DOWNLOAD_FILE").name();
    signIn();
    open("users");
    page.getByRole(AriaRole.SEARCHBOX).fill(member);
    button("See the server as this user: " + member).click();

    page.waitForURL(server().root().toString());
    Locator bar = page.locator(".preview-bar");
    assertThat(bar).containsText("You see Carrel as " + member + ".");
    assertThat(heading("Administration")).hasCount(0);
    look("preview-home");
    page.navigate("ui/books");
    assertThat(bar).isVisible();
    page.locator(".card-link, .line-link").first().click();
    button("Favourite").click();
    assertThat(page.locator(".notice-error").last()).containsText("This is a preview");
    page.navigate("ui/account");
    assertThat(page.locator("main")).containsText("shown to nobody");
    assertAccessible();
    picture("preview-account");
    page.navigate("ui/books");
    page.locator(".card-link, .line-link").first().click();
    page.locator("main").getByRole(AriaRole.LINK, named("Read").setExact(true)).first().click();
    assertThat(page.locator(".reader")).isVisible();
    assertThat(bar).isVisible();
    picture("preview-reader");

    bar.getByRole(AriaRole.BUTTON).click();
    page.waitForURL("**/ui/admin/users");
    assertThat(bar).hasCount(0);
    assertThat(heading("Administration")).isVisible();
  }

  @Test
  void rulesDecideWhatSomebodySeesAndAreExplained() {
    String member = house().member("DELETE_LIBRARY").name();
    signIn();
    open("users");
    page.getByRole(AriaRole.SEARCHBOX).fill(member);
    button("Edit: " + member).click();
    page.getByLabel("Age limit").fill("12");
    button("Add a rule").click();
    Locator rule = dialog().getByRole(AriaRole.GROUP, named("Rule 1"));
    rule.getByLabel("What the rule does").selectOption("ONLY");
    rule.getByLabel("One a line").fill("Adventure\nSea");
    rule.locator("input[type=checkbox]").check();
    dialog().locator("input[name=library]").first().uncheck();
    look("rules");
    confirm("Save");
    assertThat(row(member)).containsText("1 rule");

    button("What this user may do and see: " + member).click();
    assertThat(dialog()).containsText("Tags: only Adventure, Sea shown.");
    assertThat(dialog()).containsText("Books rated above 12 years are hidden.");
    assertThat(dialog()).containsText("hidden from this user");
    assertThat(dialog().locator("li").filter(has("Decide who sees libraries")))
        .containsText("comes along with another");
    look("sight");
    page.keyboard().press("Escape");

    button("Edit: " + member).click();
    assertThat(dialog().locator("input[value=DELETE_LIBRARY]")).isChecked();
    assertThat(dialog().locator("input[value=MANAGE_LIBRARY]")).not().isChecked();
    assertThat(rule.getByLabel("One a line")).hasValue("Adventure\nSea");
    button("Remove: Rule 1").click();
    confirm("Save");
    assertThat(row(member)).not().containsText("1 rule");
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void aScheduleIsMadeChangedPausedAndDeleted() {
    signIn();
    open("scans");
    button("New schedule").click();
    dialog().getByLabel("Name").fill(name);
    look("schedule");
    confirm("Create the schedule");
    Locator entry = page.locator(".entries li").filter(has(name));
    assertThat(entry).containsText(Pattern.compile("Every day at 03:00"));
    assertThat(entry).containsText("Next run:");

    button("Edit: " + name).click();
    assertThat(page.getByLabel("How often")).hasValue("daily");
    assertThat(page.getByLabel("At", new Page.GetByLabelOptions().setExact(true)))
        .hasValue("03:00");
    page.getByLabel("How often").selectOption("weekly");
    page.getByLabel("Day").selectOption("5");
    confirm("Save");
    assertThat(entry).containsText("Every Friday at 03:00");

    button("Edit: " + name).click();
    page.getByLabel("How often").selectOption("cron");
    page.getByLabel("Cron expression, in UTC").fill("every day");
    confirm("Save");
    assertThat(dialog().locator("[role=alert]")).containsText("cron expression");
    page.getByLabel("Cron expression, in UTC").fill("15 4 1 * *");
    confirm("Save");
    assertThat(entry).containsText("15 4 1 * * UTC");

    button("Pause: " + name).click();
    assertThat(entry).containsText("Off");
    assertThat(entry).not().containsText("Next run:");
    assertAccessible();
    picture("schedules");
    button("Delete: " + name).click();
    confirm("Delete");
    assertThat(entry).hasCount(0);
  }

  @Test
  void aPasswordIsChosenByALinkThatTheAdministratorOnlyPassesOn() {
    String member = house().member().name();
    signIn();
    open("users");
    page.getByRole(AriaRole.SEARCHBOX).fill(member);
    button("Reset the password: " + member).click();
    assertThat(dialog().locator("#password")).isHidden();
    look("reset");
    confirm("Reset the password");
    assertThat(dialog()).containsText("works once");
    String link = page.locator("carrel-copy code").textContent();

    try (BrowserContext other = elsewhere()) {
      Page theirs = other.newPage();
      theirs.navigate(link);
      assertThat(theirs.locator("main")).containsText(member);
      theirs.getByLabel("New password").fill("another long password");
      theirs.getByRole(AriaRole.BUTTON).click();
      theirs.waitForURL(server().root().toString());
    }
    page.keyboard().press("Escape");
    button("Reset the password: " + member).click();
    dialog().locator("#way").selectOption("typed");
    confirm("Reset the password");
    assertThat(dialog().locator("#password:invalid")).isVisible();
    assertThat(page.locator(".notice")).hasCount(0);
    dialog().locator("#password").fill(Household.PASSWORD);
    confirm("Reset the password");
    assertThat(page.locator(".notice")).hasText("The password is changed.");
    assertThat(house().signIn(member).status()).isEqualTo(200);
  }

  @Test
  void theAuditLogIsSavedAsJsonWithWhoDidIt() throws IOException {
    Household house = house();
    Household.Member member = house.member();
    house
        .visitor()
        .send(
            "PATCH",
            "/api/v2/users/" + member.id(),
            JsonText.of(Map.of("isLocked", true)),
            "application/json",
            Household.bearer(house.ownerToken()));
    signIn();
    open("audit?user=" + member.id());

    Download saved = page.waitForDownload(() -> button("Save as JSON").click());

    String text = Files.readString(saved.path(), UTF_8);
    assertThat(saved.suggestedFilename()).endsWith(".json");
    assertThat(text.toLowerCase(Locale.ROOT)).contains("\"event\": \"account_changed\"");
    assertThat(Body.ofText("{\"all\":" + text + "}").values().get("all"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(text).contains("\"byUsername\": \"" + Household.OWNER + "\"");
    assertThat(row("Account changed")).containsText("by " + Household.OWNER);
    Download csv = page.waitForDownload(() -> button("Save as CSV").click());
    assertThat(Files.readString(csv.path(), UTF_8))
        .contains("\"byUsername\"", "\"" + Household.OWNER + "\"");
  }
}
