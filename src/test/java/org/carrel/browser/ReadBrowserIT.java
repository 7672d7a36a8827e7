package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carrel.it.Household;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(4)
final class ReadBrowserIT extends BrowserTest {
  @BeforeEach
  void goIn() {
    signIn();
  }

  private void read(String title) {
    page.navigate(
        "ui/books?q=" + java.net.URLEncoder.encode(title, java.nio.charset.StandardCharsets.UTF_8));
    page.locator(".cell a").first().click();
    page.locator(".actions a.btn-primary").click();
    page.locator(".reader").waitFor();
  }

  private Locator leaf() {
    return page.locator(".leaf-there");
  }

  /** What was read is told once it has stood for a second. */
  private void awaitTold(Runnable turn) {
    Response told = page.waitForResponse(response -> isTold(response.request()), turn);
    assertThat(told.text()).doesNotContain("errors");
  }

  /** As any other client of the same account. */
  private static String asked(Household house, String query) {
    String document = "{\"query\":\"" + query + "\"}";
    return house
        .visitor()
        .postJson("/api/graphql", document, Household.bearer(house.ownerToken()))
        .text();
  }

  @Test
  void aComicIsReadByKeysAndItsPlaceIsTold() {
    read("voyage 7");
    assertThat(leaf()).hasAttribute("alt", "Page 1 of 6");
    awaitTold(
        () -> {
          page.keyboard().press("ArrowRight");
          page.keyboard().press("ArrowRight");
          assertThat(leaf()).hasAttribute("alt", "Page 3 of 6");
        });
    assertAccessible();

    Household house = new Household(server().root());
    assertThat(asked(house, "{ keepReading { nodes { resolvedName readProgress { page } } } }"))
        .contains("\"resolvedName\":\"Voyage 7\"", "\"page\":3");

    page.reload();
    assertThat(leaf()).hasAttribute("alt", "Page 3 of 6");
    page.keyboard().press("d");
    assertThat(page.locator(".spread img")).hasCount(2);
    page.keyboard().press("r");
    assertThat(page.locator(".spread img").first()).hasAttribute("alt", "Page 3 of 6");
    page.keyboard().press("ArrowLeft");
    assertThat(page.locator(".spread img").last()).hasAttribute("alt", "Page 4 of 6");
    page.keyboard().press("w");
    assertThat(page.locator(".strip")).hasCount(6);
  }

  @Test
  void aMangaIsTurnedFromRightToLeft() throws SQLException {
    ConsoleDatabase.change(
        "UPDATE book SET right_to_left = TRUE WHERE file_name = 'voyage-12.cbz'");
    read("voyage 12");
    assertThat(leaf()).hasAttribute("alt", "Page 1 of 6");
    page.keyboard().press("ArrowLeft");
    assertThat(leaf()).hasAttribute("alt", "Page 2 of 6");
    assertThat(page.locator(".reader-foot")).hasAttribute("dir", "rtl");
  }

  @Test
  void aBookThatIsOnlyLookedIntoIsNotBegun() {
    List<String> told = new ArrayList<>();
    page.onRequest(
        request -> {
          if (isTold(request)) {
            told.add(request.postData());
          }
        });
    for (String title : new String[] {"voyage 11", "novel three"}) {
      read(title);
      page.waitForTimeout(2500);
      page.keyboard().press("Escape");
      page.locator(".hero h1").waitFor();
    }
    assertThat(told).isEmpty();

    read("voyage 11");
    page.waitForRequest(ReadBrowserIT::isTold, () -> assertThat(leaf()).isVisible());
  }

  private static boolean isTold(Request request) {
    return request.url().endsWith("/api/graphql")
        && request.postData() != null
        && request.postData().contains("updateMediaProgress");
  }

  @Test
  void aPdfIsReadByPages() {
    read("paper five");
    assertThat(leaf()).hasAttribute("alt", "Page 1 of 5");
    page.keyboard().press("End");
    assertThat(leaf()).hasAttribute("alt", "Page 5 of 5");
    String before = page.locator(".reader").getAttribute("data-fit");
    page.keyboard().press("c");
    assertThat(page.locator(".reader")).not().hasAttribute("data-fit", before);
    page.mouse().click(40, 400);
    assertThat(leaf()).hasAttribute("alt", "Page 4 of 5");
    page.keyboard().press("Escape");
    assertThat(heading(Shelf.PAPER)).isVisible();
  }

  @Test
  void anEpubIsReadByChapters() {
    read("novel three");
    FrameLocator chapter = page.frameLocator("iframe");
    assertThat(chapter.locator("h1")).hasText("Chapter One");
    assertAccessible();
    button("Contents").click();
    assertAccessible();
    picture("contents");
    awaitTold(
        () -> {
          page.locator(".reader-line").nth(1).click();
          assertThat(chapter.locator("h1")).hasText("Chapter Two");
        });
    page.reload();
    assertThat(chapter.locator("h1")).hasText("Chapter Two");
    page.keyboard().press("End");
    page.keyboard().press("ArrowRight");
    assertThat(chapter.locator("h1")).hasText("Chapter Three");
  }
}
