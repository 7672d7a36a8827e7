package org.carrel.protocol.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.carrel.http.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ErrorPageTest {

  @ParameterizedTest
  @CsvSource({
    "400, This request cannot be read",
    "401, Sign in to go on",
    "403, This is not allowed",
    "404, Please begin again",
    "405, This is not how the page works",
    "413, This is too much",
    "415, This request cannot be read",
    "429, Too many attempts",
    "500, Something went wrong",
    "502, Something went wrong",
    "503, Not right now"
  })
  void saysInWordsWhatToDoAndUnderWhichReferenceToLook(int status, String title) {
    Refusal refusal = ErrorPage.of(status, new Browser("http://localhost").request());

    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.mediaType()).isEqualTo("text/html");
    assertThat(refusal.body()).contains("<h1>" + title + "</h1>", "<code>trace-42</code>");
    assertThat(refusal.headers().get("Content-Security-Policy")).contains("form-action 'none'");
    assertThat(refusal.headers().containsKey("WWW-Authenticate")).isEqualTo(status == 401);
  }
}
