package org.carrel.protocol.opds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class AtomFeedsTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final CatalogPaths PATHS =
      new CatalogPaths(Version.ATOM, "/opds/carrel_a_b/v1.2", "https://books.example");

  @Test
  void textOfAnyKindStaysText() throws Exception {
    String title = "<script>alert(1)</script> & \"quotes\" ]]> \uD83D\uDCDA שלום";

    Element entry =
        parsed(AtomFeeds.write(new BookLinks(PATHS).publication(SampleEntries.book(title))));

    assertThat(entry.getElementsByTagNameNS(ATOM, "title").item(0).getTextContent())
        .isEqualTo(title);
  }

  @Test
  void whatXmlForbidsIsLeftOut() throws Exception {
    Element entry =
        parsed(
            AtomFeeds.write(
                new BookLinks(PATHS)
                    .publication(SampleEntries.book("a\u0000b\u0008c\uD800d\uFFFEe"))));

    assertThat(entry.getElementsByTagNameNS(ATOM, "title").item(0).getTextContent())
        .isEqualTo("abcde");
  }

  @Test
  void everyLinkOfAnEntryKeepsTheKey() throws Exception {
    Element entry =
        parsed(AtomFeeds.write(new BookLinks(PATHS).publication(SampleEntries.book("Title"))));

    var links = entry.getElementsByTagNameNS(ATOM, "link");
    assertThat(links.getLength()).isEqualTo(8);
    for (int i = 0; i < links.getLength(); i++) {
      assertThat(((Element) links.item(i)).getAttribute("href"))
          .startsWith("/opds/carrel_a_b/v1.2/");
    }
  }

  @Test
  void anEntryNamesSeriesPlaceLanguageAndSize() throws Exception {
    String text =
        new String(
            AtomFeeds.write(new BookLinks(PATHS).publication(SampleEntries.book("T"))), "UTF-8");

    assertThat(text)
        .contains("<schema:Series schema:name=\"Saga\" schema:position=\"1.5\"")
        .contains("<dc:language>pt-BR</dc:language>")
        .contains("<dc:issued>1999</dc:issued>")
        .contains("length=\"4711\"")
        .contains("/file/a%20%23b%3F.epub\"");
  }

  /** Xerces, which the JDK has, too, is at odds with four bytes across its buffer's end. */
  @Test
  void emojiAreReadWhereverAParsersBufferEnds() throws Exception {
    for (int before = 0; before < 4; before++) {
      String title = "x".repeat(before) + "\uD83D\uDCDA".repeat(6_000) + "\uDBFF\uDFFD";
      byte[] xml = AtomFeeds.write(new BookLinks(PATHS).publication(SampleEntries.book(title)));

      assertThat(new String(xml, "UTF-8")).contains("&#128218;");
      assertThat(parsed(xml).getElementsByTagNameNS(ATOM, "title").item(0).getTextContent())
          .isEqualTo(title);
    }
  }

  private static Element parsed(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    return document.getDocumentElement();
  }
}
