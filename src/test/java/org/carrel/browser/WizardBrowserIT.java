package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.carrel.it.Household.OWNER;
import static org.carrel.it.Household.PASSWORD;

import com.microsoft.playwright.Locator;
import org.assertj.core.api.Assertions;
import org.carrel.it.Client;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(1)
final class WizardBrowserIT extends BrowserTest {

  @Test
  void anEmptyServerIsClaimedFilledAndScanned() {
    Client anybody = new Client(server().root());
    Assertions.assertThat(anybody.get("/api/v2/claim").json()).containsEntry("isClaimed", false);

    page.navigate("");
    assertThat(page).hasURL(server().root() + "ui/setup");
    assertThat(heading("Welcome")).isVisible();
    assertAccessible();
    page.getByLabel("User name").fill(OWNER);
    page.getByLabel(
            "Password", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
        .fill(PASSWORD);
    button("Create the account").click();

    assertThat(heading("Your first library")).isVisible();
    page.getByLabel("Folder on the server").fill("/nowhere/at/all");
    button("Check").first().click();
    assertThat(page.locator(".alert")).containsText("not there or cannot be read");
    page.getByLabel("Folder on the server").fill(server().shelf().toString());
    button("Check").first().click();
    assertThat(page.locator("#path-found")).hasText(Shelf.BOOKS + " books found.");
    assertAccessible();
    picture("library");
    page.getByLabel("Name", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
        .fill("Shelf");
    button("Add and scan").click();

    assertThat(heading("All set"))
        .isVisible(
            new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                .setTimeout(60_000));
    assertThat(page.locator(".setup-card")).containsText(Shelf.BOOKS + " books");
    link("Start reading").click();
    Locator added =
        page.getByRole(
            com.microsoft.playwright.options.AriaRole.HEADING,
            new com.microsoft.playwright.Page.GetByRoleOptions().setName("Recently added"));
    assertThat(added).isVisible();
    assertThat(page).hasURL(server().root().toString());
    assertAccessible();
  }
}
