package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.carrel.it.Household;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Titles, descriptions, names of files and chapters that would run or hide something. That nothing
 * ran and nothing was asked of others is seen after each test.
 */
@Order(11)
final class MaliceBrowserIT extends BrowserTest {
  @BeforeEach
  void goIn() {
    signIn();
  }

  private String id(String file) {
    Map<String, Object> found =
        Addresses.ask(
            new Household(server().root()),
            "query ($name: String!) { media(filter: {name: {startsWith: $name}}) { nodes { id } } }",
            Map.of("name", file));
    return found.toString().replaceAll(".*id=([0-9a-f-]{36}).*", "$1");
  }

  private Locator shown(String text) {
    return page.locator(".caption bdi")
        .filter(new Locator.FilterOptions().setHasText(text))
        .first();
  }

  private void assertCalm(String what) {
    assertNothingSticksOut(what);
    assertThat(page.evaluate("() => window.pwned ?? null")).as(what).isNull();
    assertThat(page.locator("main script, main style, main iframe:not([sandbox])")).hasCount(0);
  }

  /** As a finger does, without a script in the frame, which the sandbox would stop and tell of. */
  private void touch(String id) {
    Object place =
        page.evaluate(
            """
            (id) => {
              const frame = document.querySelector('iframe');
              const outer = frame.getBoundingClientRect();
              const box = frame.contentDocument.getElementById(id).getBoundingClientRect();
              return [outer.x + box.x + box.width / 2, outer.y + box.y + box.height / 2];
            }""",
            id);
    List<?> point = (List<?>) place;
    page.mouse()
        .click(((Number) point.get(0)).doubleValue(), ((Number) point.get(1)).doubleValue());
  }

  @Test
  void listsSearchesAndScansShowItAsText() {
    for (String address :
        new String[] {"", "ui/books?q=img+src", "ui/books?q=wwww", "ui/books?sort=size"}) {
      page.navigate(address);
      page.locator(".card-link").first().waitFor();
      assertCalm(address);
    }
    page.navigate("ui/books?q=img+src");
    assertThat(shown("<img src=x")).isVisible();
    button("List").click();
    assertThat(shown("<img src=x")).isVisible();
    assertCalm("the list");
    button("Covers").click();
    page.keyboard().press("/");
    page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search").setExact(true))
        .fill("img src");
    assertThat(page.locator("#search-found a").first()).containsText("<img src=x");
    assertAccessible();
    page.keyboard().press("Escape");
    page.setViewportSize(360, 720);
    page.navigate("ui/books?q=wwww");
    page.locator(".card-link").first().waitFor();
    assertCalm("a narrow list");
    picture("narrow");
  }

  @Test
  void whatATextBringsAlongIsReadAndNothingElse() {
    page.navigate("ui/book/" + id("<svg onload"));
    assertThat(page.locator("h1")).hasText(Shelf.HOSTILE);
    assertThat(
            page.locator("dd")
                .filter(new Locator.FilterOptions().setHasText("<svg onload=alert(1)>")))
        .isVisible();
    assertCalm("the book");
    page.locator(".actions a.btn-primary").click();
    FrameLocator chapter = page.frameLocator("iframe");
    assertThat(chapter.locator("#seen")).hasText("Harmless text");
    assertThat(chapter.getByText("the end")).isAttached();
    assertThat(chapter.locator("#carrel-style")).hasText("not a sheet");
    assertThat(chapter.locator("html")).hasCSS("overflow", "hidden");
    assertThat(
            chapter.locator(
                "script, svg, math, object, embed, iframe, form, base, [http-equiv], link[href*=evil],"
                    + " [onload], [onerror], [onclick], [style*=evil], [href^=javascript], [href^=data]"))
        .hasCount(0);
    for (String link : new String[] {"script", "data", "tab"}) {
      touch(link);
    }
    page.waitForTimeout(500);
    assertCalm("the reader");
    assertAccessible();
    picture("reader");
    page.keyboard().press("b");
    assertThat(page.locator(".notice").last()).containsText("Bookmark added.");
    button("Bookmarks").click();
    assertThat(page.locator(".reader-panel .reader-line")).containsText("Harmless text");
    button("Remove the bookmark").click();
    page.keyboard().press("/");
    page.getByRole(AriaRole.SEARCHBOX).fill("harmless");
    assertThat(page.locator(".reader-panel mark")).hasText("Harmless");
    assertCalm("the search");
  }

  @Test
  void whatStandsBesideAComicIsShownAsText() {
    page.setViewportSize(390, 800);
    page.navigate("ui/book/" + id("wide"));
    assertThat(page.locator("h1")).hasText(Shelf.WIDE);
    assertThat(page.locator(".prose")).containsText("Told boldly");
    assertThat(page.locator(".prose *:not(p)")).hasCount(0);
    assertThat(page.locator(".people")).containsText("<script>window.pwned=1</script>");
    assertCalm("the comic");
    assertAccessible();
    picture("comic");
    page.locator(".crumb a").last().click();
    page.locator("h1").waitFor();
    assertCalm("its series or library");
    page.navigate("ui/read/" + id("wide"));
    assertThat(page.locator(".leaf-there")).isVisible();
    assertCalm("the reader of pages");
    assertThat(page).hasTitle(Shelf.WIDE + " · Carrel");
  }
}
