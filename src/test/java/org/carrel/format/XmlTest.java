package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.carrel.format.UnreadableBook.Defect;
import org.junit.jupiter.api.Test;

class XmlTest {
  private static List<Xml.Element> read(String document) {
    List<Xml.Element> met = new ArrayList<>();
    Xml.read(document.getBytes(UTF_8), Limits.standard(), met::add);
    return met;
  }

  @Test
  void textOfChildrenIsTheirParentsToo() {
    assertThat(read("<a>one <b>two</b><c>  </c> three</a>"))
        .extracting(Xml.Element::text)
        .containsExactly("two", "  ", "one two three");
  }

  @Test
  void longTextIsNotRepeatedByAllThatIsAroundIt() {
    String deep = "<a>".repeat(120) + "x".repeat(7 << 20) + "</a>".repeat(120);

    assertThat(read(deep)).hasSize(120).allMatch(element -> element.text().length() == 65_536);
  }

  @Test
  void millionsOfElementsAreRefused() {
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> read("<a>" + "<b/>".repeat(1_000_000) + "</a>"))
        .extracting(UnreadableBook::defect)
        .isEqualTo(Defect.HOSTILE);
  }
}
