package org.carrel.protocol.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ErrorPageTest {
  @Test
  void whatItSaysIsTextAndNeverMarkup() {
    assertThat(ErrorPage.html("<script>\"&")).contains("&lt;script>&quot;&amp;");
  }
}
