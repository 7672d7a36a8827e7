package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import org.carrel.it.Client;
import org.carrel.it.Household;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(5)
final class AccountBrowserIT extends BrowserTest {
  @BeforeEach
  void goIn() {
    signIn();
    page.navigate("ui/account");
    assertThat(heading("API keys")).isVisible();
  }

  @Test
  void aNewKeyIsShownOnceWithTheLinesThatReadersNeed() {
    assertAccessible();
    button("New key").click();
    page.getByLabel("Name").fill("Kobo");
    assertAccessible();
    button("Create the key").click();

    Locator lines = page.locator("carrel-copy code");
    assertThat(lines).hasCount(6);
    String feed = lines.nth(1).textContent();
    Client reader = new Client(server().root());
    assertThat(reader.get(URI.create(feed).getPath()).status()).isEqualTo(200);
    button("QR code: OPDS 1.2, for most reader apps").click();
    assertThat(page.locator(".qr")).isVisible();
    assertAccessible();
    picture("key");
    page.keyboard().press("Escape");

    assertThat(page.locator("carrel-copy")).hasCount(0);
    button("Revoke: Kobo").click();
    assertThat(page.locator(".notice")).hasText("Kobo works no more.");
    assertThat(reader.get(URI.create(feed).getPath()).status()).isEqualTo(401);
  }

  @Test
  void anotherSessionIsEnded() {
    Client elsewhere = new Household(server().root()).browser(Household.OWNER);
    page.reload();
    button("Sign out everywhere else").click();

    assertThat(
            page.locator(".entries")
                .filter(new Locator.FilterOptions().setHasText("this one"))
                .locator("li"))
        .hasCount(1);
    assertThat(elsewhere.get("/api/v2/auth/me").status()).isEqualTo(401);
  }
}
