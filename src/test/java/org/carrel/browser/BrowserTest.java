package org.carrel.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.carrel.it.Household;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a test of the console starts from: a browser of its own, that fails the test on whatever the
 * console says, breaks or asks elsewhere, and leaves a picture of how it ended.
 */
@Tag("browser")
abstract class BrowserTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("carrel.screenshots", "target/screenshots"));

  /** Milliseconds: these servers share few cores. */
  private static final int PATIENCE = 30_000;

  /** All that a page of ours can leave in a browser. */
  private static final String KEPT =
      """
      async () => JSON.stringify([{...localStorage}, {...sessionStorage}, history.state,
        await indexedDB.databases(), window.caches ? await caches.keys() : [], document.cookie])""";

  @RegisterExtension
  private static final org.junit.jupiter.api.extension.BeforeAllCallback SERVER =
      BrowserTest::reach;

  @SuppressWarnings("NullAway.Init")
  private static ConsoleServer server;

  @SuppressWarnings("NullAway.Init")
  private BrowserContext context;

  @SuppressWarnings("NullAway.Init")
  Page page;

  @SuppressWarnings("NullAway.Init")
  Watch watch;

  private static void reach(ExtensionContext context) {
    server = ConsoleServer.of(context);
  }

  static ConsoleServer server() {
    return server;
  }

  @BeforeEach
  final void open() {
    context =
        server
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL(server.root().toString())
                    .setLocale("en-GB")
                    .setViewportSize(1280, 800));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    page = context.newPage();
    watch = new Watch(page, server.root());
  }

  @AfterEach
  final void close(TestInfo test) {
    picture(test.getTestMethod().orElseThrow().getName());
    Object pwned = page.evaluate("() => window.pwned ?? null");
    String kept = String.valueOf(page.evaluate(KEPT));
    context.close();
    watch.assertQuiet();
    assertThat(pwned).as("what a book brought along has run").isNull();
    assertThat(kept).doesNotContainIgnoringCase("token").doesNotContain("eyJ", Household.PASSWORD);
  }

  /** The policy of our pages lets nothing be evaluated, so this asks from outside. */
  final void await(String what, BooleanSupplier there) {
    long end = System.nanoTime() + Duration.ofMillis(PATIENCE).toNanos();
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("awaited " + what).isLessThan(end);
      page.waitForTimeout(50);
    }
  }

  /** Once what moves at a new width has come to rest. */
  final void assertNothingSticksOut(String what) {
    await(
        "that nothing of " + what + " sticks out",
        () -> (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"));
  }

  final void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve(getClass().getSimpleName() + "-" + name + ".png")));
  }

  /** A library of its own shelf, and its owner signed in. */
  final void signIn() {
    Household house = new Household(server.root());
    if (isEmpty(house)) {
      house.library("Shelf", server.shelf());
    }
    enter(Household.OWNER);
  }

  /** The page of somebody who is signed in. */
  final void enter(String name) {
    page.navigate("sign-in");
    fillIn(name);
    page.waitForURL(server.root().toString());
    page.locator("carrel-home h1")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
  }

  final void fillIn(String name) {
    page.getByLabel("User name").fill(name);
    page.getByLabel("Password").fill(Household.PASSWORD);
    button("Sign in").click();
  }

  private static boolean isEmpty(Household house) {
    return house
        .visitor()
        .postJson(
            "/api/graphql", "{\"query\":\"{ mediaCount }\"}", Household.bearer(house.ownerToken()))
        .text()
        .contains("\"mediaCount\":0");
  }

  final Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  final Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  final Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  /** Nobody is shut out: no finding of axe that it calls serious or critical. */
  final void assertAccessible() {
    page.evaluate(axe());
    Object found =
        page.evaluate(
            """
            async () => (await axe.run(document, {iframes: false})).violations
              .filter(one => one.impact === 'serious' || one.impact === 'critical')
              .map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' | '))""");
    assertThat((List<?>) found).as(page.url()).isEmpty();
  }

  private static String axe() {
    try (InputStream in = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("axe is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
