package org.carrel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.carrel.it.Household;
import org.carrel.it.OAuthClient;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Takes the pictures of {@code docs} anew, below {@code target/gallery}. */
@Elsewhere
@Order(14)
final class GalleryBrowserIT extends BrowserTest {
  private static final Path PICTURES = Path.of("target/gallery");

  private static final int MOST_BYTES = 120_000;

  private static final String READ =
      """
      mutation ($id: ID!, $input: MediaProgressInput!) { updateMediaProgress(id: $id, input: $input) { id } }""";

  /** Some books begun, some read, a client, and somebody who came. */
  private Household house() {
    Household house = new Household(server().root());
    Gallery.open(house);
    List<String> ids = ids(house, "{ media(filter: {extension: {eq: \"cbz\"}}) { nodes { id } } }");
    for (int i = 0; i < 4; i++) {
      Map<String, ?> place = Map.of("paged", Map.of("page", i + 2));
      Addresses.ask(house, READ, Map.of("id", ids.get(i), "input", place));
    }
    for (String words : List.of("study scarlet", "sign four", "adventures")) {
      finish(house, words);
    }
    OAuthClient.register(house.ownerToken(), server().root(), Map.of("client_name", "Wiki"));
    house.browser(house.member("DOWNLOAD_FILE").name());
    return house;
  }

  private static void finish(Household house, String words) {
    String found = "{ media(filter: {search: \"" + words + "\"}) { nodes { id } } }";
    for (String id : ids(house, found)) {
      Addresses.ask(
          house, "mutation ($id: ID!) { finishMediaProgress(id: $id) }", Map.of("id", id));
    }
  }

  private static List<String> ids(Household house, String query) {
    return Pattern.compile("id=([0-9a-f-]{36})")
        .matcher(Addresses.ask(house, query, Map.of()).toString())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void theConsoleIsShownInLightAndDark() throws IOException {
    Household house = house();
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.setViewportSize(1200, 750);
    enter(Household.OWNER);
    String holmes =
        ids(house, "{ series(filter: {name: {eq: \"Sherlock Holmes\"}}) { nodes { id } } }").get(0);
    String austen =
        ids(house, "{ media(filter: {search: \"pride prejudice\"}) { nodes { id } } }").get(0);
    Map<String, String> views =
        Map.of(
            "home", "",
            "series", "ui/series/" + holmes,
            "reader", "ui/read/" + austen,
            "keys", "ui/admin/keys",
            "scans", "ui/admin/scans",
            "audit", "ui/admin/audit");
    for (Map.Entry<String, String> view : views.entrySet()) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.navigate(view.getValue());
        page.locator("main h1")
            .first()
            .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForTimeout(1_500);
        take(view.getKey() + (scheme == ColorScheme.DARK ? "-dark" : ""));
      }
    }
  }

  private void take(String name) throws IOException {
    Path file = PICTURES.resolve("console-" + name + ".png");
    new SmallPicture(page.screenshot()).write(file);
    assertThat(Files.size(file)).as(file.toString()).isLessThan(MOST_BYTES);
  }
}
