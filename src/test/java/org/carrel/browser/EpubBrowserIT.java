package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the reader of texts offers beyond turning pages. */
@Order(7)
final class EpubBrowserIT extends BrowserTest {
  /** The first words on the screen. */
  private static final String SEEN =
      """
      () => {
        const chapter = document.querySelector('carrel-epub-reader')?.chapter;
        return chapter?.page && chapter.words && chapter.place >= 0 ? chapter.words.excerpt(chapter.place).highlight : '';
      }""";

  /** Whether the words that the screen is said to begin with are on it. */
  private static final String THERE =
      """
      () => {
        const { chapter } = document.querySelector('carrel-epub-reader');
        const box = chapter.words.box(chapter.place);
        const root = chapter.page.documentElement;
        return box.left >= -2 && box.right <= root.clientWidth && box.top >= -2 && box.bottom <= root.clientHeight;
      }""";

  /** Whether some words are on the screen. */
  private static final String ON_SCREEN =
      """
      (words) => {
        const { chapter } = document.querySelector('carrel-epub-reader');
        return chapter.shows({ text: { highlight: words } });
      }""";

  @BeforeEach
  void goIn() {
    signIn();
  }

  private void read(String words) {
    page.navigate("ui/books?q=" + words);
    page.locator(".cell a").first().click();
    page.locator(".actions a.btn-primary").click();
    awaitText();
    page.evaluate("() => document.querySelector('carrel-epub-reader').open(0, {})");
    await(
        "the first chapter",
        () -> seen().startsWith("Chapter One") || seen().startsWith("משפט 1 "));
  }

  private FrameLocator chapter() {
    return page.frameLocator("iframe");
  }

  private String seen() {
    return String.valueOf(page.evaluate(SEEN));
  }

  private Locator panel() {
    return page.locator(".reader-panel");
  }

  private Locator inPanel(String button) {
    return panel().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button));
  }

  private void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  private void awaitText() {
    await("a chapter", () -> !seen().isEmpty());
  }

  private boolean shows(String words) {
    return Boolean.TRUE.equals(page.evaluate(ON_SCREEN, words));
  }

  @Test
  void thePlaceStaysWhateverTheLettersAndTheWindow() {
    read("novel+three");
    press("Home", "ArrowRight", "ArrowRight");
    String seen = seen();
    assertThat(seen).contains("of paragraph");

    press("a");
    assertAccessible();
    picture("looks");
    for (int i = 0; i < 4; i++) {
      inPanel("Larger letters").click();
      assertThat(seen()).isEqualTo(seen);
      assertThat(page.evaluate(THERE)).isEqualTo(true);
    }
    page.getByLabel("Line height").selectOption("loose");
    page.getByLabel("Margins").selectOption("broad");
    page.getByLabel("Font").selectOption("sans");
    page.setViewportSize(500, 700);
    page.waitForTimeout(300);
    assertThat(seen()).isEqualTo(seen);
    assertThat(page.evaluate(THERE)).isEqualTo(true);
    page.setViewportSize(1280, 800);
    page.getByLabel("Flow").selectOption("scrolled");
    assertThat(seen()).isEqualTo(seen);
    assertThat(page.evaluate(THERE)).isEqualTo(true);
    page.getByLabel("Flow").selectOption("paged");
    page.getByLabel("Font").selectOption("book");
    page.getByLabel("Margins").selectOption("middle");
    page.getByLabel("Line height").selectOption("book");
    for (int i = 0; i < 4; i++) {
      inPanel("Smaller letters").click();
    }
    page.waitForTimeout(300);
    assertThat(seen()).isEqualTo(seen);
    press("Escape", "ArrowRight", "ArrowLeft");
    assertThat(seen()).isEqualTo(seen);

    page.waitForTimeout(2000);
    page.setViewportSize(700, 900);
    page.reload();
    awaitText();
    assertThat((Boolean) page.evaluate(THERE)).isTrue();
    assertThat(shows(seen)).isTrue();
  }

  @Test
  void howTextLooksIsKept() {
    read("novel+three");
    press("a");
    page.getByLabel("Paper").selectOption("sepia");
    inPanel("Larger letters").click();
    page.getByLabel("Font").selectOption("sans");
    page.reload();
    awaitText();

    assertThat(chapter().locator("html")).hasCSS("background-color", "rgb(244, 236, 216)");
    assertThat(chapter().locator("html")).hasCSS("font-size", "17.6px");
    assertThat(chapter().locator("p").first())
        .hasCSS("font-family", java.util.regex.Pattern.compile("^system-ui"));
  }

  @Test
  void aPlaceIsMarkedFoundAgainAndForgotten() {
    read("novel+three");
    press("Home", "ArrowRight", "ArrowRight");
    String seen = seen();
    press("b");
    assertThat(page.locator(".notice").last()).containsText("Bookmark added.");
    assertThat(button("Bookmark this place")).hasAttribute("aria-pressed", "true");
    press("End");
    assertThat(button("Bookmark this place")).hasAttribute("aria-pressed", "false");

    page.reload();
    awaitText();
    button("Bookmarks").click();
    assertAccessible();
    picture("bookmarks");
    panel().locator(".reader-line").click();
    await(seen, () -> seen().equals(seen));
    assertThat(button("Bookmark this place")).hasAttribute("aria-pressed", "true");
    button("Bookmark this place").click();
    assertThat(panel()).containsText("No bookmark yet.");
    button("Undo").click();
    assertThat(panel().locator(".reader-line")).hasCount(1);
    inPanel("Remove the bookmark").click();
    page.waitForRequest(
        request -> String.valueOf(request.postData()).contains("deleteBookmark"), () -> {});
    page.waitForTimeout(500);
    page.reload();
    button("Bookmarks").click();
    assertThat(panel()).containsText("No bookmark yet.");
  }

  @Test
  void wordsAreLookedForInTheWholeBook() {
    read("novel+three");
    press("/");
    page.getByRole(AriaRole.SEARCHBOX).fill("SENTENCE 33 of paragraph 7");
    assertThat(panel().locator(".reader-line")).hasCount(3);
    assertThat(panel()).containsText("3 places");
    assertThat(panel().locator("h3")).hasText(new String[] {"One", "Two", "Three"});
    assertAccessible();
    picture("search");
    panel().locator(".reader-line").nth(1).click();
    assertThat(chapter().locator("h1")).hasText("Chapter Two");
    await("the words", () -> shows("Sentence 33 of paragraph 7"));
    Object marked =
        chapter()
            .locator("html")
            .evaluate("() => [...CSS.highlights.get('carrel-found')].map(String).join()");
    assertThat(marked).isEqualTo("Sentence 33 of paragraph 7");

    page.getByRole(AriaRole.SEARCHBOX).fill("no such words");
    assertThat(panel()).containsText("0 places");
    press("Escape");
    assertThat(panel()).hasCount(0);
    assertThat(page.locator("[data-tool=search]")).isFocused();
  }

  @Test
  void keysWorkInTheTextAndBesideIt() {
    read("novel+three");
    press("Home");
    String first = seen();
    press("Space");
    String second = seen();
    assertThat(second).isNotEqualTo(first);
    press("Shift+Space");
    assertThat(seen()).isEqualTo(first);
    page.mouse().click(640, 400);
    assertThat(page.locator(".reader-head")).hasCount(0);
    press("m");
    assertThat(page.locator(".reader-head")).isVisible();
    press("PageDown");
    assertThat(seen()).isNotEqualTo(first);
    press("?");
    assertThat(page.locator("dialog .keys")).containsText("Bookmark this place");
    press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
    press("t");
    assertThat(panel()).isVisible();
    press("t", "End", "ArrowRight");
    assertThat(chapter().locator("h1")).hasText("Chapter Two");
    press("ArrowLeft");
    assertThat(chapter().locator("h1")).hasText("Chapter One");
    press("Escape");
    assertThat(page.locator(".hero h1")).hasText(Shelf.NOVEL);
  }

  @Test
  void aBookFromRightToLeftTurnsTheOtherWay() {
    read("right+to+left");
    press("Home");
    String first = seen();
    press("ArrowLeft");
    assertThat(seen()).isNotEqualTo(first);
    assertThat(page.evaluate(THERE)).isEqualTo(true);
    press("ArrowLeft", "ArrowLeft", "ArrowRight", "ArrowRight", "ArrowRight");
    assertThat(seen()).isEqualTo(first);
    page.mouse().click(40, 400);
    assertThat(seen()).isNotEqualTo(first);
    press("a");
    inPanel("Larger letters").click();
    assertThat(page.evaluate(THERE)).isEqualTo(true);
  }

  @Test
  void aLongColumnIsScrolled() {
    read("novel+three");
    press("a");
    page.getByLabel("Flow").selectOption("scrolled");
    press("Escape", "Home");
    chapter().locator("html").evaluate("root => root.scrollTo(0, 900)");
    await("another place", () -> !seen().startsWith("Chapter"));
    String seen = seen();
    press("a");
    inPanel("Larger letters").click();
    assertThat(seen()).isEqualTo(seen);
    assertThat(page.evaluate(THERE)).isEqualTo(true);
    press("Escape", "End", "PageDown");
    assertThat(chapter().locator("h1")).hasText("Chapter Two");
  }

  @Test
  void onNarrowScreensAPanelGoesOnceItHasServed() {
    page.setViewportSize(360, 700);
    read("novel+three");
    assertNothingSticksOut("the reader");
    assertAccessible();
    picture("narrow");
    press("t");
    picture("narrow-contents");
    panel().locator(".reader-line").nth(2).click();
    assertThat(chapter().locator("h1")).hasText("Chapter Three");
    assertThat(panel()).hasCount(0);
    press("a");
    assertNothingSticksOut("the looks");
    picture("narrow-looks");
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
    assertThat(page.locator(".reader")).hasAttribute("data-paper", "dark");
    assertThat(chapter().locator("html")).hasCSS("background-color", "rgb(21, 24, 28)");
    assertAccessible();
    picture("narrow-dark");
  }
}
