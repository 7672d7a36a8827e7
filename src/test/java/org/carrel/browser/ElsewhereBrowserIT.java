package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import org.carrel.it.Household;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The console below a path of its host. Whatever it asks outside of the path fails the test, as
 * what it asks of others does.
 */
@Elsewhere
@Order(13)
final class ElsewhereBrowserIT extends BrowserTest {
  private static final String PATH = "/carrel-test/";

  private static final String OUTSIDE =
      """
      (path) => [...document.querySelectorAll('a[href], form[action], img[src], link[href], script[src], iframe')]
        .map((one) => one.href ?? one.getAttribute('action') ?? one.contentWindow?.location.href ?? one.src)
        .map((address) => new URL(address, location.href))
        .filter((address) => address.protocol.startsWith('http') && !address.pathname.startsWith(path)).map(String)""";

  private Household house() {
    Household house = new Household(server().root());
    Gallery.open(house);
    return house;
  }

  private void assertInside(String what) {
    assertThat((List<?>) page.evaluate(OUTSIDE, PATH)).as(what).isEmpty();
  }

  @Test
  void everyViewAsksAndLeadsBelowItsPath() {
    Household house = house();
    page.navigate("ui/books?sort=added");
    assertThat(page)
        .hasURL(server().root() + "sign-in?next=%2Fcarrel-test%2Fui%2Fbooks%3Fsort%3Dadded");
    assertInside("the page to sign in");
    fillIn(Household.OWNER);
    assertThat(page).hasURL(server().root() + "ui/books?sort=added");
    assertThat(page.context().cookies())
        .isNotEmpty()
        .extracting(cookie -> cookie.path)
        .allMatch(path -> path.equals("/carrel-test") || path.equals(PATH));
    assertThat(page.context().cookies()).allMatch((Cookie cookie) -> cookie.httpOnly);

    Addresses.of(house)
        .forEach(
            (name, address) -> {
              page.navigate(address);
              await(
                  name,
                  () ->
                      Boolean.TRUE.equals(
                          page.evaluate(
                              "() => !!document.querySelector('main h1, .reader') && !document.querySelector('.loading, [aria-busy=true]')")));
              page.waitForTimeout(300);
              assertInside(name);
            });
  }

  @Test
  void linksDownloadsAndTheWayOutStayThere() {
    Map<String, String> views = Addresses.of(house());
    enter(Household.OWNER);
    page.navigate(views.get("book"));
    Download file = page.waitForDownload(() -> link("Download").click());
    assertThat(file.url()).startsWith(server().root().toString());
    assertThat(file.failure()).isNull();
    page.locator(".actions a.btn-primary").click();
    assertThat(page.locator(".leaf-there").first()).isVisible();
    page.keyboard().press("Escape");
    assertThat(page).hasURL(server().root() + views.get("book"));
    page.keyboard().press("g");
    assertThat(page).hasURL(server().root().toString());
    page.navigate(views.get("read-text"));
    assertThat(page.frameLocator("iframe").locator("h1")).isVisible();
    page.keyboard().press("Escape");
    page.locator(".hero h1").waitFor();

    page.locator(".menu summary").click();
    button("Sign out").click();
    assertThat(page).hasURL(server().root() + "sign-in");
    page.navigate("ui/account");
    assertThat(page).hasURL(server().root() + "sign-in?next=%2Fcarrel-test%2Fui%2Faccount");
  }
}
