package org.carrel.protocol.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class PageTest {
  private final Page page = Page.of(200, "<b>", List.of(Html.element("h1", "Hello")));

  @Test
  void thePolicyLetsOnlyThisPagesLooksIn() throws Exception {
    String html = page.html(Words.in(Locale.ENGLISH), "/");
    String style =
        html.substring(html.indexOf("<style>") + "<style>".length(), html.indexOf("</style>"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));

    assertThat(page.policy())
        .startsWith("default-src 'none';")
        .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';")
        .contains("form-action 'self';", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "script-src");
  }

  @Test
  void theTitleIsText() {
    assertThat(page.html(Words.in(Locale.GERMAN), "/"))
        .contains("<title>&lt;b&gt; · Carrel</title>", "<html lang=\"de\">");
  }

  @Test
  void aFormMayLeadToTheClientItIsAbout() {
    assertThat(page.leadingTo(RedirectTarget.of("https://app.example/cb")).policy())
        .contains("form-action 'self' https://app.example;");
  }
}
