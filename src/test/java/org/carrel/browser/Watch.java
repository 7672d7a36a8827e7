package org.carrel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes whatever a page of ours never does: complain, break its policy, ask somebody else. */
final class Watch {
  private final List<String> troubles = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final String root;

  Watch(Page page, URI root) {
    this.root = root.toString();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            troubles.add("console: " + message.text() + " " + message.location());
          }
        });
    page.onPageError(error -> troubles.add("script: " + error));
    page.onRequest(this::note);
  }

  private void note(Request request) {
    String url = request.url();
    asked.add(url);
    boolean inside = url.startsWith("data:") || url.startsWith("blob:") || url.startsWith("about:");
    if (!url.startsWith(root) && !inside) {
      troubles.add("asks elsewhere: " + url);
    }
  }

  /** How many requests had this in their address since {@link #forget}. */
  long count(String part) {
    return asked.stream().filter(url -> url.contains(part)).count();
  }

  /** Takes back what was noted and is meant to be. */
  void forgive(String part) {
    troubles.removeIf(trouble -> trouble.contains(part));
  }

  void forget() {
    asked.clear();
  }

  void assertQuiet() {
    assertThat(troubles).isEmpty();
  }
}
