package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.carrel.it.Household;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What holds for every view of the console. */
@Order(9)
final class CareBrowserIT extends BrowserTest {
  private static final String LITERALS =
      """
      () => {
        const data = 'bdi, code, kbd, output, option[lang], .prose, script, style, noscript';
        const said = (text) => !/[áéíóúẋ]/.test(text ?? '') && /[A-Za-z]{3,}/.test((text ?? '')
          .replace(/\\b(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|now|today|yesterday|tomorrow|ago|byte|bytes|(second|minute|hour|day|week|month|year)s?|sec|min)\\b/g, '')
          .replace(/\\b[A-Z][A-Z0-9_]+\\b/g, ''));
        const found = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          if (said(node.data) && !node.parentElement.closest(data)) found.push(node.data.trim());
        }
        for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
          for (const name of ['aria-label', 'title', 'placeholder']) {
            if (said(one.getAttribute(name)) && !one.matches('iframe, .stage')) found.push(name + ': ' + one.getAttribute(name));
          }
        }
        return found;
      }""";

  /** What administrators see of others' words: names, agents, addresses, what scans said. */
  private static final Pattern DATA =
      Pattern.compile(
          "(?s)(Shelf|owner|m-[0-9a-f-]+|pages|stump|oauth|graphql|ipseity|node|Mozilla.*|Java-http.*"
              + "|Wiki|Trusted|The scan .*|Request [0-9a-f]+ failed|/health|[a-z0-9.-]+|.*\\.(cbz|pdf|epub).*)");

  @BeforeEach
  void goIn() {
    signIn();
  }

  private void open(String address) {
    page.navigate(address);
    await(
        address,
        () ->
            Boolean.TRUE.equals(
                page.evaluate(
                    """
                    () => !!document.querySelector('main h1, .reader') && !document.querySelector('.loading')
                      && !document.querySelector('[aria-busy=true]')
                      && (!document.querySelector('iframe') || !!document.querySelector('carrel-epub-reader').chapter.page)""")));
  }

  private Map<String, String> views() {
    return Addresses.of(new Household(server().root()));
  }

  @Test
  void noViewAsksMoreThanTwice() {
    views()
        .forEach(
            (name, address) -> {
              watch.forget();
              open(address);
              page.waitForTimeout(500);
              assertThat(watch.count("/api/graphql"))
                  .as("who is signed in, and the view: " + name)
                  .isLessThanOrEqualTo(name.equals("admin-scans") ? 3 : 2);
            });
  }

  @Test
  void nothingIsLeftUntranslatedAndLongWordsFit() {
    page.route(
        "**/i18n/en.json",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(PseudoEnglish.texts())));
    views()
        .forEach(
            (name, address) -> {
              page.setViewportSize(1280, 800);
              open(address);
              assertThat((List<?>) page.evaluate(LITERALS))
                  .as(name)
                  .allMatch(text -> DATA.matcher(String.valueOf(text)).matches());
              assertNothingSticksOut(name);
              page.setViewportSize(360, 720);
              assertNothingSticksOut(name + " on a narrow screen");
              picture("pseudo-" + name);
            });
  }

  @Test
  void narrowScreensShowAllWithoutScrollingAcross() {
    page.setViewportSize(360, 720);
    views()
        .forEach(
            (name, address) -> {
              open(address);
              assertNothingSticksOut(name);
              assertAccessible();
            });
  }

  @Test
  void whoeverWantsNoMotionSeesNone() {
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    views()
        .forEach(
            (name, address) -> {
              open(address);
              Object moving =
                  page.evaluate(
                      """
                      () => document.getAnimations().filter((one) => one.playState === 'running')
                        .map((one) => one.animationName ?? one.transitionProperty)""");
              assertThat((List<?>) moving).as(name).isEmpty();
            });
  }

  /** Presses Tab until the link or button of that name has the focus. */
  private void tabTo(AriaRole role, String name) {
    for (int i = 0; i < 80; i++) {
      page.keyboard().press("Tab");
      Object here =
          page.evaluate(
              """
              () => {
                const one = document.activeElement;
                return (one.getAttribute('aria-label') ?? one.textContent).trim() + ' ' + one.localName;
              }""");
      String element = role == AriaRole.LINK ? " a" : " button";
      if (String.valueOf(here).matches(name + element)) {
        return;
      }
    }
    throw new AssertionError("The keyboard does not reach " + name);
  }

  @Test
  void aBookIsFoundReadAndLeftByTheKeyboardAlone() {
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
    page.keyboard().press("/");
    page.keyboard().type("novel three");
    assertThat(page.locator("#search-found a")).hasCount(1);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(heading(Shelf.NOVEL)).isVisible();
    tabTo(AriaRole.LINK, "(Read|Continue reading)");
    page.keyboard().press("Enter");
    page.locator(".reader").waitFor();
    tabTo(AriaRole.BUTTON, "Contents");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.frameLocator("iframe").locator("h1")).hasText("Chapter Two");
    page.keyboard().press("Escape");
    assertThat(page.locator("[data-tool=toc]")).isFocused();
    page.keyboard().press("Escape");
    assertThat(heading(Shelf.NOVEL)).isVisible();
    page.keyboard().press("g");
    assertThat(page).hasURL(server().root().toString());
  }

  @Test
  void anErrorIsSaidWithTheReferenceThatTheLogHas() throws SQLException {
    ConsoleDatabase.change("RENAME TABLE reading_list TO reading_list_away");
    try {
      page.navigate("ui/lists");
      assertThat(page.locator(".nothing")).containsText("Something went wrong on the server.");
      assertThat(page.locator(".nothing p")).hasCount(2);
      assertAccessible();
      picture("error");
    } finally {
      ConsoleDatabase.change("RENAME TABLE reading_list_away TO reading_list");
    }
    String reference =
        page.locator("main").textContent().replaceAll("(?s).*Reference: ([\\w-]+).*", "$1");
    assertThat(server().log()).contains(reference);
    button("Try again").click();
    assertThat(heading("Reading lists")).isVisible();
  }
}
