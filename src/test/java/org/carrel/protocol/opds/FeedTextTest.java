package org.carrel.protocol.opds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.carrel.catalog.BookEntry;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class FeedTextTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final CatalogPaths PATHS = new CatalogPaths("/opds/carrel_a_b/v1.2");

  @Test
  void textOfAnyKindStaysText() throws Exception {
    String title = "<script>alert(1)</script> & \"quotes\" ]]> \uD83D\uDCDA שלום";

    Element entry = parsed(FeedText.write(new BookLinks(PATHS).publication(book(title))));

    assertThat(entry.getElementsByTagNameNS(ATOM, "title").item(0).getTextContent())
        .isEqualTo(title);
  }

  @Test
  void whatXmlForbidsIsLeftOut() throws Exception {
    Element entry =
        parsed(
            FeedText.write(
                new BookLinks(PATHS).publication(book("a\u0000b\u0008c\uD800d\uFFFEe"))));

    assertThat(entry.getElementsByTagNameNS(ATOM, "title").item(0).getTextContent())
        .isEqualTo("abcde");
  }

  @Test
  void everyLinkOfAnEntryKeepsTheKey() throws Exception {
    Element entry = parsed(FeedText.write(new BookLinks(PATHS).publication(book("Title"))));

    var links = entry.getElementsByTagNameNS(ATOM, "link");
    assertThat(links.getLength()).isEqualTo(6);
    for (int i = 0; i < links.getLength(); i++) {
      assertThat(((Element) links.item(i)).getAttribute("href"))
          .startsWith("/opds/carrel_a_b/v1.2/");
    }
  }

  @Test
  void anEntryNamesSeriesPlaceLanguageAndSize() throws Exception {
    String text = new String(FeedText.write(new BookLinks(PATHS).publication(book("T"))), "UTF-8");

    assertThat(text)
        .contains("<schema:Series schema:name=\"Saga\" schema:position=\"1.5\"")
        .contains("<dc:language>pt-BR</dc:language>")
        .contains("<dc:issued>1999</dc:issued>")
        .contains("length=\"4711\"")
        .contains("/file/a%20%23b%3F.epub\"");
  }

  private static BookEntry book(String title) {
    Instant when = Instant.parse("2026-01-02T03:04:05.678Z");
    return new BookEntry(
        UUID.randomUUID(),
        UUID.randomUUID(),
        title,
        List.of(new BookEntry.AuthorName(UUID.randomUUID(), "Ana & Co")),
        new BookEntry.SeriesName(UUID.randomUUID(), "Saga"),
        new BigDecimal("1.5"),
        "pt-BR",
        "House",
        "1999",
        "<p>Nice</p>",
        null,
        10,
        new BookEntry.FileFacts(
            "a #b?.epub",
            "x/a #b?.epub",
            "application/epub+zip",
            4711,
            when,
            "0".repeat(64),
            "0".repeat(32)),
        new BookEntry.CoverFacts("abc", "image/png", 600, 900),
        List.of("tag"),
        List.of(),
        when,
        when);
  }

  private static Element parsed(byte[] xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    return document.getDocumentElement();
  }
}
