package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The console's shell and files, without a browser. */
final class ConsoleIT extends ServerTest {
  private static final Pattern ICONS = Pattern.compile("(assets/[0-9a-f]{16}/)icons\\.css");
  private static final Pattern PICTURE = Pattern.compile("url\\(([^)]+)\\)");
  private static final Pattern FILE = Pattern.compile("assets/[0-9a-f]{16}/app/main\\.js");

  private Household house;
  private Client browser;

  @BeforeEach
  void signIn() {
    house = new Household(server());
    browser = house.browser(Household.OWNER);
  }

  @Test
  void whoeverIsSignedInGetsTheSameShellAtEveryAddress() {
    Answer home = browser.get("/");

    assertThat(home.status()).isEqualTo(200);
    assertThat(home.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    assertThat(home.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(browser.get("/ui/book/anything").text()).isEqualTo(home.text());
    assertThat(home.text())
        .contains("<base href=\"/\">")
        .doesNotContain("{files}", "{root}", "{importMap}");
  }

  @Test
  void theShellMayRunItsOwnModulesOnly() {
    assertThat(browser.get("/").header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self' 'sha256-")
        .contains(
            "require-trusted-types-for 'script'",
            "trusted-types lit-html",
            "frame-ancestors 'none'",
            "style-src 'self';",
            "connect-src 'self'")
        .doesNotContain("unsafe", "http:", "https:", "*");
  }

  @Test
  void whoeverIsNotSignedInIsLedThereAndBack() {
    Answer answer = client().get("/ui/books?q=a%20b&dir=desc");

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location"))
        .isEqualTo("/sign-in?next=%2Fui%2Fbooks%3Fq%3Da%2520b%26dir%3Ddesc");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void filesAreKeptForGoodUnderTheirVersion() {
    Matcher found = FILE.matcher(browser.get("/").text());
    assertThat(found.find()).isTrue();
    Answer file = client().get("/" + found.group());

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualToIgnoringCase("text/javascript;charset=utf-8");
    assertThat(file.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(client().get("/" + found.group(), "If-None-Match", file.header("ETag")).status())
        .isEqualTo(304);

    Answer older = client().get("/assets/0123456789abcdef/app/main.js");
    assertThat(older.text()).isEqualTo(file.text());
    assertThat(older.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void whatTheShellNamesIsThere() {
    String shell = browser.get("/").text();
    Matcher named =
        Pattern.compile("(?:src|href)=\"(assets/[^\"]+)\"|\"\\./(assets/[^\"]+\\.js)\"")
            .matcher(shell);
    int files = 0;
    while (named.find()) {
      String path = named.group(1) == null ? named.group(2) : named.group(1);
      assertThat(client().get("/" + path).status()).as(path).isEqualTo(200);
      files++;
    }
    assertThat(files).isGreaterThan(7);
  }

  @Test
  void everyPictureOfAnIconIsThere() {
    Matcher found = ICONS.matcher(browser.get("/").text());
    assertThat(found.find()).isTrue();
    String folder = "/" + found.group(1);
    Matcher pictures = PICTURE.matcher(client().get("/" + found.group()).text());
    int icons = 0;
    while (pictures.find()) {
      Answer icon = client().get(folder + pictures.group(1));
      assertThat(icon.status()).as(pictures.group(1)).isEqualTo(200);
      assertThat(icon.header("Content-Type")).startsWith("image/svg+xml");
      icons++;
    }
    assertThat(icons).isGreaterThan(40);
    assertThat(client().get(folder + "lib/tabler__icons/LICENSE").text()).contains("MIT License");
  }

  @Test
  void itsFilesHaveOneAddress() {
    for (String path :
        new String[] {
          "/console/app/main.js", "/WEB-INF/console/app/main.js", "/console/console.css"
        }) {
      assertThat(client().get(path).status()).as(path).isEqualTo(404);
      assertThat(browser.get(path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void otherFilesAndMethodsAreRefused() {
    for (String path :
        new String[] {
          "/assets", "/assets/", "/assets/x", "/assets/app/main.js", "/assets/x/WEB-INF/web.xml"
        }) {
      assertThat(client().get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(browser.postJson("/ui/books", "{}").status()).isEqualTo(405);
    assertThat(client().get("/index.html").status()).isEqualTo(404);
  }
}
