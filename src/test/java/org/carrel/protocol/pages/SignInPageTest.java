package org.carrel.protocol.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.carrel.failure.Reason;
import org.carrel.identity.Outcome.Rejected;
import org.junit.jupiter.api.Test;

final class SignInPageTest {
  private final Browser browser = new Browser("https://books.example/carrel");

  private SignInPage page(String next) {
    LocalPath path = LocalPath.of(Optional.of(next), "/carrel/");
    return new SignInPage(Optional.empty(), Optional.empty(), path, browser.visit());
  }

  private static String html(Page page) {
    return page.html(Words.in(Locale.ENGLISH), "/carrel/");
  }

  @Test
  void aBusyServerAsksToTryAgainInAMoment() {
    Page busy = page("/").refused(new Rejected(Reason.UNAVAILABLE, Optional.empty()));

    assertThat(busy.status()).isEqualTo(503);
    assertThat(browser.headers).containsEntry("Retry-After", "1");
    assertThat(html(busy)).contains("The server is busy. Try again in a moment.");
  }

  @Test
  void aThrottledAccountIsToldTheMinutes() {
    Page throttled =
        page("/").refused(new Rejected(Reason.THROTTLED, Optional.of(Duration.ofSeconds(121))));

    assertThat(throttled.status()).isEqualTo(429);
    assertThat(browser.headers).containsEntry("Retry-After", "121");
    assertThat(html(throttled)).contains("Try again in 3 min.");
  }

  @Test
  void belowAContextPathEverythingStaysBelowIt() {
    assertThat(html(page("/carrel/device?x=1").blank()))
        .contains("action=\"/carrel/sign-in?next=%2Fcarrel%2Fdevice%3Fx%3D1\"")
        .contains("href=\"/carrel/\" class=\"brand\"");
    assertThat(html(page("/other").blank())).contains("action=\"/carrel/sign-in\"");
  }
}
