package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.carrel.catalog.CatalogueRows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The list of 100,000 books is as light as that of a hundred. */
@Order(12)
final class ManyBooksBrowserIT extends BrowserTest {
  private static final int BOOKS = 100_000;

  @BeforeAll
  static void fill() throws SQLException {
    CatalogueRows rows = new CatalogueRows(ConsoleDatabase.source());
    rows.books(rows.library("Made"), BOOKS, 1);
    ConsoleDatabase.change("UPDATE library SET version = version + 1");
  }

  @BeforeEach
  void goIn() {
    signIn();
  }

  @Test
  void onlyWhatIsSeenIsFetchedAndShown() {
    watch.forget();
    page.navigate("ui/books?sort=added");
    assertThat(page.locator(".tools-count"))
        .hasText(Pattern.compile("100,0\\d\\d books"), new HasTextOptions().setTimeout(30_000));
    assertThat(watch.count("/api/graphql")).isEqualTo(2);

    watch.forget();
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight / 2)");
    page.locator(".cell:not(.cell-waiting) a").first().waitFor();
    page.waitForTimeout(1_000);
    assertThat(watch.count("/api/graphql")).isBetween(1L, 2L);
    assertThat(page.locator(".cell").count()).isBetween(10, 100);
    assertThat(watch.count("/thumbnail")).isLessThan(100);
    String seen = page.locator(".cell a").first().getAttribute("href");

    page.locator(".cell a").nth(12).click();
    page.locator(".hero h1").waitFor();
    page.goBack();
    page.locator(".cell:not(.cell-waiting) a").first().waitFor();
    page.waitForTimeout(500);
    assertThat(page.locator(".cell a").first()).hasAttribute("href", seen);

    watch.forget();
    page.evaluate(
        """
        async () => {
          for (let i = 0; i < 40; i++) {
            scrollBy(0, 3000);
            await new Promise(done => setTimeout(done, 16));
          }
        }""");
    page.locator(".cell:not(.cell-waiting) a").first().waitFor();
    assertThat(watch.count("/api/graphql")).isLessThan(6);
  }
}
