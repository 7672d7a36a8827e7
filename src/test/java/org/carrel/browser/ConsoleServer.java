package org.carrel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.run.FileTree;
import org.carrel.run.Launcher;
import org.carrel.run.Ports;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One server without an owner and one browser, for all tests of the console. */
final class ConsoleServer implements ExtensionContext.Store.CloseableResource {
  private static final Path CHROMIUM =
      Path.of(System.getProperty("carrel.chromium", "/usr/bin/chromium"));

  private final Path folder =
      Path.of(System.getProperty("carrel.it.folder", "target/it"), "browser");
  private final Launcher launcher;
  private final Playwright playwright;
  private final Browser browser;
  private final URI root;

  private ConsoleServer() throws Exception {
    if (!Files.isExecutable(CHROMIUM)) {
      throw new IllegalStateException(CHROMIUM + " is missing: apt-get install chromium");
    }
    FileTree.delete(folder);
    int port = Ports.free();
    root = URI.create("http://127.0.0.1:" + port + "/");
    launcher = Launcher.start(environment(port));
    assertThat(launcher.awaitWord()).contains("Carrel is ready: ");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
    Shelf.fill(shelf());
  }

  private Map<String, String> environment(int port) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("CARREL_DATA", folder.resolve("data").toString());
    environment.put("CARREL_PORT", String.valueOf(port));
    environment.put("CARREL_DB_HOST", "127.0.0.1");
    for (String name : List.of("port", "name", "user", "password")) {
      environment.put(
          "CARREL_DB_" + name.toUpperCase(java.util.Locale.ROOT),
          System.getProperty("carrel.it.database." + name, ""));
    }
    return environment;
  }

  static ConsoleServer of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent("carrel.console", key -> start(), ConsoleServer.class);
  }

  private static ConsoleServer start() {
    try {
      return new ConsoleServer();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  URI root() {
    return root;
  }

  Browser browser() {
    return browser;
  }

  /** The folder of the books. */
  Path shelf() {
    return folder.resolve("shelf").toAbsolutePath();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    launcher.close();
  }
}
