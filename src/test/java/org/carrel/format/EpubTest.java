package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.carrel.format.SampleBooks.Facts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpubTest {
  private static final Facts FACTS =
      Facts.of("The Dispossessed", "Ursula K. Le Guin")
          .in("Hainish Cycle", "5.5")
          .tagged("Utopia", "Physics");

  private final BookFiles files = SampleBooks.files();
  private Path file = Path.of("");

  @BeforeEach
  void nameAFile(@TempDir Path folder) {
    file = folder.resolve("the_file_name.epub");
  }

  @Test
  void readsTheMetadataOfAnEpub3() {
    ReadBook book = files.read(SampleBooks.epub(file, FACTS));

    assertThat(book.type()).isEqualTo(BookType.EPUB);
    assertThat(book.pages()).isEqualTo(1);
    assertThat(book.metadata().title()).isEqualTo("The Dispossessed");
    assertThat(book.metadata().authors()).containsExactly(new Author("Ursula K. Le Guin", null));
    assertThat(book.metadata().series())
        .isEqualTo(new SeriesPlace("Hainish Cycle", new BigDecimal("5.5")));
    assertThat(book.metadata().language()).isEqualTo("en");
    assertThat(book.metadata().subjects()).containsExactly("Utopia", "Physics");
  }

  @Test
  void readsTheSeriesThatCalibreWrites() {
    assertThat(files.read(SampleBooks.epub2(file, FACTS)).metadata().series())
        .isEqualTo(new SeriesPlace("Hainish Cycle", new BigDecimal("5.5")));
  }

  @Test
  void readsTheAttributesOfAnEpub2() {
    Metadata metadata =
        read(
            """
            <dc:title>T</dc:title>
            <dc:creator opf:role="trl">A Translator</dc:creator>
            <dc:creator opf:role="aut" opf:file-as="Lem, Stanisław">Stanisław Lem</dc:creator>
            <dc:identifier opf:scheme="ISBN">978-0-15-602760-1</dc:identifier>
            <dc:identifier opf:scheme="ISBN">978-0-15-602760-2</dc:identifier>
            <dc:date opf:event="modification">2020-01-01</dc:date>
            <dc:date opf:event="publication">1961-06</dc:date>
            <dc:language>pol</dc:language>
            """);

    assertThat(metadata.authors()).containsExactly(new Author("Stanisław Lem", "Lem, Stanisław"));
    assertThat(metadata.identifiers()).containsExactly(new Identifier("isbn", "9780156027601"));
    assertThat(metadata.published())
        .isEqualTo(new PublicationDate("1961-06", LocalDate.of(1961, 6, 1)));
    assertThat(metadata.language()).isEqualTo("pl");
  }

  @Test
  void readsTheRefinementsOfAnEpub3() {
    Metadata metadata =
        read(
            """
            <dc:title id="t1">Subtitle</dc:title>
            <meta refines="#t1" property="title-type">subtitle</meta>
            <dc:title id="t2">Main</dc:title>
            <meta refines="#t2" property="title-type">main</meta>
            <dc:creator id="c">Ann Leckie</dc:creator>
            <meta refines="#c" property="role" scheme="marc:relators">aut</meta>
            <meta refines="#c" property="file-as">Leckie, Ann</meta>
            <dc:identifier>urn:uuid:1B671A64-40D5-491E-99B0-DA01FF1F3341</dc:identifier>
            """);

    assertThat(metadata.title()).isEqualTo("Main");
    assertThat(metadata.authors()).containsExactly(new Author("Ann Leckie", "Leckie, Ann"));
    assertThat(metadata.identifiers())
        .containsExactly(new Identifier("uuid", "1b671a64-40d5-491e-99b0-da01ff1f3341"));
  }

  @Test
  void takesTheFileNameForAMissingTitle() {
    assertThat(read("<dc:title> </dc:title>").title()).isEqualTo("the file name");
  }

  @Test
  void keepsMarkupInATitleAsText() {
    Path book = SampleBooks.epub(file, Facts.of("<script>alert(1)</script> 日本 & \u202Eλ", "A"));

    assertThat(files.read(book).metadata().title()).isEqualTo("<script>alert(1)</script> 日本 & λ");
  }

  @Test
  void sanitisesTheDescription() {
    String description =
        read("""
                <dc:description>&lt;p onclick="x()"&gt;A &lt;b&gt;tale&lt;/b&gt;\
                &lt;script&gt;alert(1)&lt;/script&gt;\
                &lt;a href="javascript:x()"&gt;link&lt;/a&gt;&lt;/p&gt;</dc:description>
                """)
            .description();

    assertThat(description).isEqualTo("<p>A <b>tale</b>link</p>");
  }

  @Test
  void forgivesUndeclaredPrefixesAndEntities() {
    Metadata metadata =
        read("<dc:title>A&nbsp;B &amp; C</dc:title><foo:bar x:y='z'/><dc:creator>D</dc:creator>");

    assertThat(metadata.title()).isEqualTo("AB & C");
    assertThat(metadata.authors()).containsExactly(new Author("D", null));
  }

  @Test
  void findsTheCoverOfEpub3AndEpub2() {
    assertThat(files.cover(SampleBooks.epub(file, FACTS)))
        .hasValueSatisfying(cover -> assertThat(cover.mediaType()).isEqualTo("image/jpeg"));
    assertThat(files.cover(SampleBooks.epub2(file, FACTS))).isPresent();
  }

  @Test
  void findsTheCoverOnTheGuidesCoverPage() {
    String opf =
        SampleBooks.opf("2.0", "<dc:title>T</dc:title>", "")
            .replace("</spine>", "</spine><guide><reference type='cover' href='c.xhtml'/></guide>");
    Map<String, byte[]> entries = SampleBooks.epubEntries(opf);
    entries.put("OEBPS/c.xhtml", "<html><img src='images/front.jpg'/></html>".getBytes());

    assertThat(files.cover(SampleZip.write(file, entries))).isPresent();
  }

  @Test
  void tellsThatThereIsNoCover() {
    String opf = SampleBooks.opf("3.0", "<dc:title>T</dc:title>", "");

    assertThat(files.cover(SampleBooks.epub(file, opf))).isEmpty();
  }

  @Test
  void hasNoPagesToShow() {
    Path book = SampleBooks.epub(file, FACTS);

    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.page(book, 0))
        .returns(UnreadableBook.Defect.UNSUPPORTED, UnreadableBook::defect);
  }

  private Metadata read(String metadata) {
    return files.read(SampleBooks.epub(file, SampleBooks.opf("3.0", metadata, ""))).metadata();
  }
}
