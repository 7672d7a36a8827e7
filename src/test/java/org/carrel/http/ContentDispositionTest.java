package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "plain.epub|plain.epub|plain.epub",
        "Émile Zola.epub|Emile Zola.epub|%C3%89mile%20Zola.epub",
        "a\"b;c.pdf|a_b_c.pdf|a%22b%3Bc.pdf",
        "日本.cbz|__.cbz|%E6%97%A5%E6%9C%AC.cbz",
        "100%.pdf|100_.pdf|100%25.pdf"
      })
  void namesTheFileInAsciiFirstAndThenTruly(String name, String ascii, String encoded) {
    assertThat(ContentDisposition.attachment(name))
        .isEqualTo("attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
  }

  @org.junit.jupiter.api.Test
  void lineBreaksNeverReachTheHeader() {
    assertThat(ContentDisposition.attachment("a\r\nSet-Cookie: x=1.epub"))
        .doesNotContain("\r")
        .doesNotContain("\n");
  }
}
