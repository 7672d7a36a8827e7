package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.carrel.format.SampleBooks.Facts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfTest {
  private static final Facts FACTS = Facts.of("Title", "A; B").tagged("x", "y").language("de");

  private final BookFiles files = SampleBooks.files();
  private Path file = Path.of("");

  @BeforeEach
  void nameAFile(@TempDir Path folder) {
    file = folder.resolve("report.pdf");
  }

  @Test
  void readsTheInformationDictionary() {
    ReadBook book = files.read(SampleBooks.pdf(file, 3, FACTS));

    assertThat(book.type()).isEqualTo(BookType.PDF);
    assertThat(book.pages()).isEqualTo(3);
    assertThat(book.metadata().title()).isEqualTo("Title");
    assertThat(book.metadata().authors()).extracting(Author::name).containsExactly("A", "B");
    assertThat(book.metadata().subjects()).containsExactly("x", "y");
    assertThat(book.metadata().language()).isEqualTo("de");
  }

  @Test
  void prefersXmp() throws IOException {
    Metadata metadata =
        withXmp(
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Better</rdf:li></rdf:Alt></dc:title>
              <dc:creator><rdf:Seq><rdf:li>C</rdf:li><rdf:li>D</rdf:li></rdf:Seq></dc:creator>
              <dc:date><rdf:Seq><rdf:li>1999</rdf:li></rdf:Seq></dc:date>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """);

    assertThat(metadata.title()).isEqualTo("Better");
    assertThat(metadata.authors()).extracting(Author::name).containsExactly("C", "D");
    assertThat(metadata.published()).extracting(PublicationDate::text).isEqualTo("1999");
  }

  @Test
  void survivesBrokenXmp() throws IOException {
    assertThat(withXmp("<x:xmpmeta").title()).isEqualTo("Title");
  }

  @Test
  void drawsPagesAsJpeg() throws IOException {
    SampleBooks.pdf(file, 2, FACTS);
    PageImage page = files.page(file, 1);

    assertThat(page.mediaType()).isEqualTo("image/jpeg");
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(page.bytes()));
    assertThat(Math.max(picture.getWidth(), picture.getHeight())).isBetween(1500, 1600);
    assertThat(files.cover(file)).isPresent();
  }

  @Test
  void refusesPagesThatAreNotThere() {
    SampleBooks.pdf(file, 2, FACTS);

    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.page(file, 2))
        .returns(UnreadableBook.Defect.UNSUPPORTED, UnreadableBook::defect);
  }

  private Metadata withXmp(String packet) throws IOException {
    try (PDDocument document = SampleBooks.pdf(1, FACTS)) {
      PDMetadata metadata = new PDMetadata(document);
      metadata.importXMPMetadata(packet.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      document.getDocumentCatalog().setMetadata(metadata);
      document.save(file.toFile());
    }
    return files.read(file).metadata();
  }
}
