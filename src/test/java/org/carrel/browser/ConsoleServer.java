package org.carrel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/**
 * A server without an owner and a browser. All tests of the console share one at the root of its
 * host; those that are {@link Elsewhere} another below a path, with a database of its own.
 */
final class ConsoleServer implements ExtensionContext.Store.CloseableResource {
  private static final Path CHROMIUM =
      Path.of(System.getProperty("carrel.chromium", "/usr/bin/chromium"));

  private static final Path FOLDERS = Path.of(System.getProperty("carrel.it.folder", "target/it"));

  private final Path folder;
  private final Launcher launcher;
  private final Playwright playwright;
  private final Browser browser;
  private final URI root;

  /**
   * @param name of its folder
   * @param context where it lies on its host, beginning and ending with a slash
   * @param database by environment; without, it brings its own
   */
  private ConsoleServer(String name, String context, Map<String, String> database)
      throws Exception {
    if (!Files.isExecutable(CHROMIUM)) {
      throw new IllegalStateException(CHROMIUM + " is missing: apt-get install chromium");
    }
    folder = FOLDERS.resolve(name);
    FileTree.delete(folder);
    int port = Ports.free();
    root = URI.create("http://127.0.0.1:" + port + context);
    Map<String, String> environment = new TreeMap<>(database);
    environment.put("CARREL_DATA", folder.resolve("data").toString());
    environment.put("CARREL_PORT", String.valueOf(port));
    launcher = Launcher.start(environment, context.replaceFirst("(?<=.)/$", ""));
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
  }

  private static Map<String, String> suitesDatabase() {
    Map<String, String> environment = new TreeMap<>(Map.of("CARREL_DB_HOST", "127.0.0.1"));
    for (String name : List.of("port", "name", "user", "password")) {
      environment.put(
          "CARREL_DB_" + name.toUpperCase(java.util.Locale.ROOT),
          System.getProperty("carrel.it.database." + name, ""));
    }
    return environment;
  }

  static ConsoleServer of(ExtensionContext context) {
    boolean elsewhere = context.getRequiredTestClass().isAnnotationPresent(Elsewhere.class);
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(
            elsewhere ? "carrel.console.elsewhere" : "carrel.console",
            key -> start(elsewhere),
            ConsoleServer.class);
  }

  private static ConsoleServer start(boolean elsewhere) {
    try {
      if (elsewhere) {
        return new ConsoleServer("elsewhere", "/carrel-test/", Map.of());
      }
      ConsoleServer server = new ConsoleServer("browser", "/", suitesDatabase());
      Shelf.fill(server.shelf());
      return server;
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

  /** All that the server has said so far. */
  String log() {
    try {
      return Files.readString(folder.resolve("data/server.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    launcher.close();
  }
}
