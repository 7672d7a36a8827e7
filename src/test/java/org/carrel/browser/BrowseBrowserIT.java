package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(3)
final class BrowseBrowserIT extends BrowserTest {
  @BeforeEach
  void goIn() {
    signIn();
  }

  private Locator cells() {
    return page.locator(".cell a");
  }

  @Test
  void eachViewAsksAtMostTwice() {
    for (String path : new String[] {"", "ui/books"}) {
      watch.forget();
      page.navigate(path);
      page.locator(".card-link").first().waitFor();
      page.waitForTimeout(500);
      assertThat(watch.count("/api/graphql")).as(path).isLessThanOrEqualTo(2);
      assertAccessible();
    }
    watch.forget();
    link("Voyage 1").first().click();
    assertThat(heading("Voyage 1")).isVisible();
    assertThat(watch.count("/api/graphql")).isEqualTo(1);
    assertAccessible();
    link("Voyages").first().click();
    assertThat(heading("Voyages")).isVisible();
    assertThat(watch.count("/api/graphql")).isEqualTo(2);
    assertAccessible();
  }

  @Test
  void filtersAreInTheAddressAndSurviveGoingBack() {
    page.navigate("ui/books");
    cells().first().waitFor();
    page.getByLabel("Format").selectOption("pdf");
    assertThat(page).hasURL(Pattern.compile("format=pdf"));
    assertThat(cells()).hasCount(1);
    cells().first().click();
    assertThat(heading(Shelf.PAPER)).isVisible();
    page.goBack();
    assertThat(page.getByLabel("Format")).hasValue("pdf");
    assertThat(cells()).hasCount(1);

    page.navigate("ui/books?q=voyage&sort=title&dir=desc");
    assertThat(page.locator(".tools-count")).hasText("23 books");
    page.getByLabel("Filter").first().fill("nothing like it");
    assertThat(heading("Nothing fits")).isVisible();
  }

  @Test
  void theSearchIsAKeyAway() {
    page.keyboard().press("/");
    page.getByRole(com.microsoft.playwright.options.AriaRole.COMBOBOX).fill("novel three");
    assertThat(page.locator("#search-found a")).hasCount(1);
    assertAccessible();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(heading(Shelf.NOVEL)).isVisible();
  }

  @Test
  void whatIsMarkedCanBeTakenBack() {
    page.navigate("ui/books?q=voyage");
    button("Select").first().click();
    Locator boxes = page.locator(".choose input");
    boxes.nth(0).check();
    boxes
        .nth(2)
        .click(
            new Locator.ClickOptions()
                .setModifiers(
                    java.util.List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
    assertThat(page.locator(".bar strong")).hasText("3 selected");
    assertAccessible();
    button("Mark as read").click();
    assertThat(page.locator(".done")).hasCount(3);
    button("Undo").click();
    assertThat(page.locator(".done")).hasCount(0);
    page.reload();
    cells().first().waitFor();
    assertThat(page.locator(".done")).hasCount(0);
  }

  @Test
  void whatIsMarkedIsKept() {
    page.navigate("ui/books?q=voyage&sort=title&dir=desc");
    button("Select").first().click();
    page.locator(".choose input").first().check();
    button("Favourite").first().click();
    assertThat(page.locator(".liked")).hasCount(1);
    page.waitForResponse(
        "**/api/graphql", new Page.WaitForResponseOptions().setTimeout(15_000), () -> {});
    page.reload();
    assertThat(page.locator(".liked")).hasCount(1);
  }

  @Test
  void narrowScreensOpenTheNavigation() {
    page.setViewportSize(390, 800);
    page.navigate("");
    assertThat(page.locator("#side")).not().isVisible();
    button("Menu").click();
    link("All books").click();
    assertThat(heading("All books")).isVisible();
    assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    assertAccessible();
  }

  @Test
  void theLookAndTheLanguageAreKept() {
    page.locator("header.top button[aria-label^=Appearance]").click();
    page.locator("header.top button[aria-label^=Appearance]").click();
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    assertAccessible();
    page.locator(".menu summary").click();
    page.getByLabel("Language").selectOption("de");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(link("Alle Bücher")).isVisible();
    page.reload();
    assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
    assertThat(link("Alle Bücher")).isVisible();
  }
}
