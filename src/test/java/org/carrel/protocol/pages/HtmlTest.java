package org.carrel.protocol.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlTest {

  private static String written(Html html) {
    StringBuilder written = new StringBuilder();
    html.write(written);
    return written.toString();
  }

  @Test
  void textIsNeverMarkup() {
    assertThat(written(Html.element("p", "<script>alert('1') && \"2\"</script>")))
        .isEqualTo(
            "<p>&lt;script&gt;alert(&#39;1&#39;) &amp;&amp; &quot;2&quot;&lt;/script&gt;</p>");
  }

  @Test
  void aValueNeverLeavesItsQuotes() {
    assertThat(written(Html.element("input").with("value", "\" onfocus='x' autofocus=\"")))
        .isEqualTo("<input value=\"&quot; onfocus=&#39;x&#39; autofocus=&quot;\">");
  }

  @Test
  void whatNoPageMayHoldIsReplaced() {
    assertThat(written(Html.text("a\0b\u001bc\ud800d"))).isEqualTo("a\ufffdb\ufffdc\ufffdd");
    assertThat(written(Html.text("line\nB\u00fccher \ud83d\udcda")))
        .isEqualTo("line\nB\u00fccher \ud83d\udcda");
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "style", "iframe", "P", "p onclick", "", "a>"})
  void anElementThatRunsOrBreaksOutIsRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.element(name));
  }

  @ParameterizedTest
  @CsvSource({
    "onclick, x",
    "style, x",
    "'a b', x",
    "href, javascript:alert(1)",
    "href, //evil.example",
    "href, /\\evil.example",
    "action, https://evil.example",
    "formaction, https://evil.example",
    "src, data:x"
  })
  void anAttributeThatRunsOrLeadsAwayIsRefused(String name, String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> Html.element("a").with(name, value));
  }
}
