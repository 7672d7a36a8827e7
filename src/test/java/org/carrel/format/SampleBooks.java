package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.jspecify.annotations.Nullable;

/** Makes small honest books of every kind; each method writes the file it is given. */
public final class SampleBooks {
  static final String CONTAINER =
      """
      <?xml version="1.0"?>
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles>
          <rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
        </rootfiles>
      </container>
      """;

  private SampleBooks() {}

  /** What reads them. */
  static BookFiles files() {
    return new BookFiles(Path.of("target", "unpacked"), Clock.systemUTC());
  }

  /** What a sample tells about itself. */
  public record Facts(
      String title,
      String author,
      @Nullable String series,
      @Nullable BigDecimal index,
      String language,
      List<String> tags) {

    public static Facts of(String title, String author) {
      return new Facts(title, author, null, null, "en", List.of());
    }

    public Facts in(String name, String place) {
      return new Facts(title, author, name, new BigDecimal(place), language, tags);
    }

    public Facts language(String tag) {
      return new Facts(title, author, series, index, tag, tags);
    }

    public Facts tagged(String... subjects) {
      return new Facts(title, author, series, index, language, List.of(subjects));
    }
  }

  /** An EPUB 3 with one chapter and a cover of 60 by 90 pixels. */
  public static Path epub(Path file, Facts facts) {
    return epub(file, opf3(facts));
  }

  /** The same as calibre writes EPUB 2. */
  public static Path epub2(Path file, Facts facts) {
    return epub(file, opf2(facts));
  }

  /** An EPUB around the given package document. */
  public static Path epub(Path file, String opf) {
    return SampleZip.write(file, epubEntries(opf));
  }

  static Map<String, byte[]> epubEntries(String opf) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("mimetype", "application/epub+zip".getBytes(UTF_8));
    entries.put("META-INF/container.xml", CONTAINER.getBytes(UTF_8));
    entries.put("OEBPS/content.opf", opf.getBytes(UTF_8));
    entries.put("OEBPS/a.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'/>".getBytes(UTF_8));
    entries.put("OEBPS/images/front.jpg", SampleImages.jpeg(60, 90));
    return entries;
  }

  /** A comic of the given number of PNG pages, 40 by 60 pixels, page 10 sorting after page 2. */
  public static Path cbz(Path file, int pages, Facts facts) {
    return SampleZip.write(file, cbzEntries(pages, comicInfo(facts)));
  }

  /** A CBZ of at least so many bytes, which no compression makes fewer. */
  public static Path bulkyCbz(Path file, int bytes, Facts facts) {
    Map<String, byte[]> entries = cbzEntries(1, comicInfo(facts));
    byte[] noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    entries.put("noise.bin", noise);
    return SampleZip.write(file, entries);
  }

  /** A comic of JPEG pages as large as scans are: 2,000 by 3,000 pixels. */
  public static Path scannedCbz(Path file, int pages, Facts facts) {
    Map<String, byte[]> entries = cbzEntries(0, comicInfo(facts));
    byte[] scan = SampleImages.jpeg(2_000, 3_000);
    for (int i = 1; i <= pages; i++) {
      entries.put("scan%03d.jpg".formatted(i), scan);
    }
    return SampleZip.write(file, entries);
  }

  static Map<String, byte[]> cbzEntries(int pages, String comicInfo) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = pages; i >= 1; i--) {
      entries.put("page" + i + ".png", SampleImages.png(40, 60, i));
    }
    entries.put("ComicInfo.xml", comicInfo.getBytes(UTF_8));
    return entries;
  }

  /** A PDF of A5 pages with one line of text each. */
  public static Path pdf(Path file, int pages, Facts facts) {
    try (PDDocument document = pdf(pages, facts)) {
      document.save(file.toFile());
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  static PDDocument pdf(int pages, Facts facts) throws IOException {
    PDDocument document = new PDDocument();
    for (int i = 1; i <= pages; i++) {
      PDPage page = new PDPage(PDRectangle.A5);
      document.addPage(page);
      try (PDPageContentStream text = new PDPageContentStream(document, page)) {
        text.beginText();
        text.setFont(new PDType1Font(FontName.HELVETICA), 36);
        text.newLineAtOffset(60, 300);
        text.showText("Page " + i);
        text.endText();
      }
    }
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(facts.title());
    information.setAuthor(facts.author());
    information.setKeywords(String.join(", ", facts.tags()));
    document.getDocumentCatalog().setLanguage(facts.language());
    return document;
  }

  static String opf3(Facts facts) {
    String series =
        facts.series() == null
            ? ""
            : """
            <meta property="belongs-to-collection" id="c">%s</meta>
            <meta refines="#c" property="collection-type">series</meta>
            <meta refines="#c" property="group-position">%s</meta>
            """
                .formatted(escape(facts.series()), facts.index());
    return opf("3.0", common(facts) + series, "properties=\"cover-image\"");
  }

  static String opf2(Facts facts) {
    String series =
        facts.series() == null
            ? ""
            : """
            <meta name="calibre:series" content="%s"/>
            <meta name="calibre:series_index" content="%s"/>
            """
                .formatted(escape(facts.series()), facts.index());
    return opf("2.0", common(facts) + "<meta name=\"cover\" content=\"front\"/>" + series, "");
  }

  static String opf(String version, String metadata, String coverProperties) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <package xmlns="http://www.idpf.org/2007/opf" version="%s" unique-identifier="id">
          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:opf="http://www.idpf.org/2007/opf">
            %s
          </metadata>
          <manifest>
            <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
            <item id="front" href="images/front.jpg" media-type="image/jpeg" %s/>
          </manifest>
          <spine><itemref idref="a"/></spine>
        </package>
        """
        .formatted(version, metadata, coverProperties);
  }

  static String comicInfo(Facts facts) {
    String series =
        facts.series() == null
            ? ""
            : "<Series>%s</Series><Number>%s</Number>"
                .formatted(escape(facts.series()), facts.index());
    return """
        <?xml version="1.0"?>
        <ComicInfo>
          <Title>%s</Title><Writer>%s</Writer><LanguageISO>%s</LanguageISO><Tags>%s</Tags>%s
        </ComicInfo>
        """
        .formatted(
            escape(facts.title()),
            escape(facts.author()),
            facts.language(),
            escape(String.join(", ", facts.tags())),
            series);
  }

  private static String common(Facts facts) {
    String tags =
        facts.tags().stream()
            .map(tag -> "<dc:subject>" + escape(tag) + "</dc:subject>")
            .collect(Collectors.joining());
    return "<dc:title>%s</dc:title><dc:creator>%s</dc:creator><dc:language>%s</dc:language>%s"
        .formatted(escape(facts.title()), escape(facts.author()), facts.language(), tags);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
