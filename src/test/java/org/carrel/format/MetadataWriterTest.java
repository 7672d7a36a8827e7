package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.carrel.format.SampleBooks.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetadataWriterTest {
  private static final Map<MetadataField, Object> EDIT =
      Map.of(
          MetadataField.TITLE, "Zwei & <Drei>",
          MetadataField.WRITERS, List.of("Zoe Z", "Yan Y"),
          MetadataField.SERIES, "Other",
          MetadataField.PUBLISHER, "Press",
          MetadataField.LANGUAGE, "de",
          MetadataField.RELEASE_DATE, "1984-06-01",
          MetadataField.TAGS, List.of("one", "two"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final BookFiles books = SampleBooks.files();
  private final MetadataWriter writer = new MetadataWriter();

  private Metadata rewritten(Path file, BookType type) {
    Metadata told = books.read(file).metadata().with(EDIT);
    writer.write(file, type, told, false);
    Metadata after = books.read(file).metadata();
    assertThat(after.title()).isEqualTo("Zwei & <Drei>");
    assertThat(after.authors()).extracting(Author::name).containsExactly("Zoe Z", "Yan Y");
    assertThat(after.series()).isEqualTo(told.series());
    assertThat(after.publisher()).isEqualTo("Press");
    assertThat(after.language()).isEqualTo("de");
    assertThat(after.published()).isEqualTo(told.published());
    assertThat(after.subjects()).containsExactly("one", "two");
    return after;
  }

  @Test
  void epubsTellItInTheirPackageDocument() throws IOException {
    Path file = SampleBooks.epub(folder.resolve("a.epub"), Facts.of("One", "Ana").in("Saga", "2"));
    List<String> before = names(file);

    rewritten(file, BookType.EPUB);

    assertThat(names(file)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(names(file).get(0)).isEqualTo("mimetype");
    assertThat(books.cover(file)).isPresent();
  }

  @Test
  void oldEpubsToo() {
    Path file = SampleBooks.epub2(folder.resolve("a.epub"), Facts.of("One", "Ana").in("Saga", "2"));

    rewritten(file, BookType.EPUB);
  }

  @Test
  void comicsTellItInComicInfo() {
    Path file = SampleBooks.cbz(folder.resolve("a.cbz"), 3, Facts.of("One", "Ana").in("Saga", "2"));

    rewritten(file, BookType.CBZ);

    assertThat(books.read(file).pages()).isEqualTo(3);
  }

  @Test
  void aCopyOfTheFirstFileIsKeptIfWanted() throws IOException {
    Path file = SampleBooks.cbz(folder.resolve("a.cbz"), 1, Facts.of("One", "Ana"));
    byte[] before = Files.readAllBytes(file);
    Metadata told = books.read(file).metadata().with(EDIT);

    writer.write(file, BookType.CBZ, told, true);
    writer.write(file, BookType.CBZ, told, true);

    assertThat(folder.resolve("a.cbz.carrel-bak")).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("a.cbz", "a.cbz.carrel-bak");
    }
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgainAndKeepsItsReaders() throws IOException {
    Path file = SampleBooks.epub(folder.resolve("a.epub"), Facts.of("One", "Ana"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Metadata told = books.read(file).metadata().with(EDIT);
    writer.write(file, BookType.EPUB, told, false);
    byte[] once = Files.readAllBytes(file);

    writer.write(file, BookType.EPUB, told, true);

    assertThat(file).hasBinaryContent(once);
    assertThat(folder.resolve("a.epub.carrel-bak")).doesNotExist();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void othersAndHostileOnesAreLeftAlone() throws IOException {
    Path pdf = SampleBooks.pdf(folder.resolve("a.pdf"), 1, Facts.of("One", "Ana"));
    Metadata told = books.read(pdf).metadata();
    byte[] before = Files.readAllBytes(pdf);
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> writer.write(pdf, BookType.PDF, told, true));
    assertThat(pdf).hasBinaryContent(before);

    byte[] bomb =
        "<!DOCTYPE p [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><package>&x;</package>"
            .getBytes(StandardCharsets.UTF_8);
    assertThatExceptionOfType(UnreadableBook.class).isThrownBy(() -> OpfText.of(bomb, told));
  }

  @Test
  void aPackageDocumentBesideTheFileTellsIt() throws IOException {
    Path pdf = SampleBooks.pdf(folder.resolve("a.b.pdf"), 1, Facts.of("One", "Ana"));
    byte[] before = Files.readAllBytes(pdf);
    Files.setPosixFilePermissions(pdf, PosixFilePermissions.fromString("rw-r--r--"));
    Metadata told = books.read(pdf).metadata().with(EDIT);

    writer.writeBeside(pdf, BookType.PDF, told, false);

    assertThat(pdf).hasBinaryContent(before);
    Path sidecar = folder.resolve("a.b.opf");
    Metadata read =
        EpubPackage.read("", Files.readAllBytes(sidecar), Limits.standard()).metadata("");
    assertThat(read.title()).isEqualTo("Zwei & <Drei>");
    assertThat(read.authors()).extracting(Author::name).containsExactly("Zoe Z", "Yan Y");
    assertThat(read.series()).isEqualTo(told.series());
    assertThat(read.published()).isEqualTo(told.published());
    assertThat(read.subjects()).containsExactly("one", "two");
    assertThat(Files.getPosixFilePermissions(sidecar))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
  }

  @Test
  void comicsHaveAComicInfoBesideThem() throws IOException {
    Path one = SampleBooks.cbz(folder.resolve("one.cbz"), 1, Facts.of("One", "Ana"));
    Metadata told = books.read(one).metadata().with(EDIT);
    writer.writeBeside(one, BookType.CBZ, told, false);
    assertThat(folder.resolve("ComicInfo.xml"))
        .content()
        .contains("<Title>Zwei &amp; &lt;Drei&gt;");

    Path two = SampleBooks.cbz(folder.resolve("two.cbz"), 1, Facts.of("Two", "Ana"));
    writer.writeBeside(two, BookType.CBZ, books.read(two).metadata(), false);
    assertThat(folder.resolve("two.xml")).content().contains("<Title>Two");
    assertThat(folder.resolve("ComicInfo.xml")).content().doesNotContain("Two");
  }

  @Test
  void anArchiveMayBeAnotherComic() throws IOException {
    Path one = SampleBooks.cbz(folder.resolve("one.cbz"), 1, Facts.of("One", "Ana"));
    SampleBooks.cbz(folder.resolve("two.zip"), 1, Facts.of("Two", "Ana"));

    writer.writeBeside(one, BookType.CBZ, books.read(one).metadata(), false);

    assertThat(folder.resolve("one.xml")).exists();
    assertThat(folder.resolve("ComicInfo.xml")).doesNotExist();
  }

  @Test
  void theOneThatIsThereIsChangedAndKeepsWhatElseItSays() throws IOException {
    Path file = SampleBooks.epub(folder.resolve("a.epub"), Facts.of("One", "Ana"));
    Path calibres = folder.resolve("metadata.opf");
    Files.writeString(
        calibres,
        """
        <package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata
          xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Old</dc:title>
          <meta name="calibre:rating" content="8"/></metadata></package>""");
    byte[] before = Files.readAllBytes(calibres);
    Metadata told = books.read(file).metadata().with(EDIT);

    writer.writeBeside(file, BookType.EPUB, told, true);
    writer.writeBeside(file, BookType.EPUB, told, true);

    assertThat(calibres).content().contains("calibre:rating", "Zoe Z").doesNotContain("Old");
    assertThat(folder.resolve("metadata.opf.carrel-bak")).hasBinaryContent(before);
    assertThat(folder.resolve("a.opf")).doesNotExist();
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    Path file = SampleBooks.epub(folder.resolve("a.epub"), Facts.of("One", "Ana"));
    Path outside = Files.writeString(folder.resolve("outside"), "<package><metadata/></package>");
    Files.createSymbolicLink(folder.resolve("a.opf"), outside);
    Metadata told = books.read(file).metadata();

    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> writer.writeBeside(file, BookType.EPUB, told, true));

    assertThat(outside).hasContent("<package><metadata/></package>");
    assertThat(folder.resolve("a.opf")).isSymbolicLink();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  private static List<String> names(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }
}
