package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.KeyboardModifier;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is done with several books at once. */
@Order(8)
final class SelectionBrowserIT extends BrowserTest {
  @BeforeEach
  void goIn() {
    signIn();
  }

  /** Some of the voyages, the last with shift. */
  private void choose(int first, int last) {
    page.navigate("ui/books?q=voyage");
    button("Select").first().click();
    Locator boxes = page.locator(".choose input");
    boxes.nth(first).check();
    boxes.nth(last).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
    assertThat(page.locator(".bar strong")).hasText(last - first + 1 + " selected");
  }

  private Locator dialog() {
    return page.locator("dialog[open]");
  }

  @Test
  void booksArePutIntoANewListAndIntoOneThatIsThere() {
    choose(0, 2);
    button("Add to a list").click();
    dialog().getByLabel("Name of the new list").fill("For the <b>train</b>");
    assertAccessible();
    picture("dialog");
    dialog().locator(".btn-primary").click();
    assertThat(page.locator(".notice").last())
        .containsText("3 books added to For the <b>train</b>.");
    assertThat(page.locator(".bar")).hasCount(0);

    choose(1, 4);
    button("Add to a list").click();
    dialog().getByText("For the <b>train</b>").click();
    dialog().locator(".btn-primary").click();
    button("Open").click();
    assertThat(page.locator("h1")).hasText("For the <b>train</b>");
    assertThat(page.locator(".cell a")).hasCount(5);
    assertAccessible();
    picture("list");

    link("Reading lists").first().click();
    assertThat(page.locator(".entries li")).hasCount(1);
    assertAccessible();
    page.locator(".entries a").click();
    button("Delete the list").click();
    dialog().locator(".btn-danger").click();
    assertThat(heading("No reading list yet")).isVisible();
    assertAccessible();
  }

  @Test
  void severalFilesAreDownloadedAsOneArchiveAndOneAsItIs() throws IOException {
    choose(0, 3);
    Download all = page.waitForDownload(() -> button("Download").click());
    assertThat(all.suggestedFilename()).isEqualTo("books.zip");
    try (ZipFile zip = new ZipFile(all.path().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .hasSize(4)
          .allMatch(Pattern.compile("voyage-\\d\\d\\.cbz").asMatchPredicate());
    }
    page.locator(".choose input").first().check();
    Download one = page.waitForDownload(() -> button("Download").click());
    assertThat(one.suggestedFilename()).startsWith("voyage-").endsWith(".cbz");
  }

  @Test
  void severalBooksAreMarkedAndTheMarksTakenBack() {
    choose(0, 2);
    button("Mark as read").click();
    assertThat(page.locator(".done")).hasCount(3);
    assertThat(page.locator(".bar")).hasCount(0);
    button("Undo").click();
    assertThat(page.locator(".done")).hasCount(0);
    choose(0, 1);
    button("Mark as read").click();
    page.waitForRequest(
        request -> String.valueOf(request.postData()).contains("finishMediaProgress"), () -> {});
    page.reload();
    assertThat(page.locator(".done")).hasCount(2);
    choose(0, 1);
    button("Mark as unread").click();
    page.waitForRequest(
        request -> String.valueOf(request.postData()).contains("deleteMediaReadingHistory"),
        () -> {});
  }

  @Test
  void keysChooseAndClear() {
    page.navigate("ui/books?q=voyage");
    button("Select").first().click();
    page.locator(".choose input").first().focus();
    page.keyboard().press("Space");
    assertThat(page.locator(".bar strong")).hasText("1 selected");
    page.keyboard().press("Escape");
    assertThat(page.locator(".bar")).hasCount(0);
  }
}
