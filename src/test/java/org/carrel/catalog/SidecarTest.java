package org.carrel.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.catalog.BookEntry.AuthorName;
import org.carrel.format.SampleArchives;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleImages;
import org.carrel.identity.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarTest {
  private static final Caller ADMIN = Callers.administrator();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path books;

  @SuppressWarnings("NullAway.Init")
  private ScannedLibrary library;

  @BeforeEach
  void lay() throws IOException {
    library = new ScannedLibrary(folder);
    books = library.folder();
  }

  @AfterEach
  void stop() {
    library.close();
  }

  private static String opf(String title, String author) {
    return """
        <package xmlns="http://www.idpf.org/2007/opf" version="2.0">
          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title>%s</dc:title><dc:creator>%s</dc:creator>
            <meta name="calibre:series" content="Tales"/>
            <meta name="calibre:series_index" content="3"/>
          </metadata>
        </package>"""
        .formatted(title, author);
  }

  private Map<String, BookEntry> byFile() {
    return library.shelf.walk(Shelf.OWNER, new Selection.All(), 500).stream()
        .collect(Collectors.toMap(book -> book.file().path(), Function.identity()));
  }

  private BookEntry book(String path) {
    return requireNonNull(byFile().get(path), () -> path + " of " + byFile().keySet());
  }

  private List<ScanProblem> problems() {
    ScanProgress done = library.bench.scans.latest(ADMIN, library.id()).orElseThrow();
    return library.bench.scans.problems(ADMIN, done.id(), 20);
  }

  private int changed() {
    return library.bench.scans.latest(ADMIN, library.id()).orElseThrow().changed();
  }

  @Test
  void readsACalibreFolder() throws IOException {
    Path own = Files.createDirectories(books.resolve("Ann Ode/Odes (7)"));
    SampleBooks.epub(
        own.resolve("Odes - Ann Ode.epub"), Facts.of("Wrong", "Nobody").tagged("kept"));
    SampleBooks.pdf(own.resolve("Odes - Ann Ode.pdf"), 1, Facts.of("Wrong", "Nobody"));
    Files.writeString(own.resolve("metadata.opf"), opf("Odes", "Ann Ode"));
    Files.write(own.resolve("cover.jpg"), SampleImages.jpeg(77, 99));

    library.scan();

    for (String suffix : List.of("epub", "pdf")) {
      BookEntry told = book("Ann Ode/Odes (7)/Odes - Ann Ode." + suffix);
      assertThat(told.title()).isEqualTo("Odes");
      assertThat(told.authors()).extracting(AuthorName::name).containsExactly("Ann Ode");
      assertThat(requireNonNull(told.series()).name()).isEqualTo("Tales");
      assertThat(requireNonNull(told.cover()).width()).isEqualTo(77);
    }
    assertThat(book("Ann Ode/Odes (7)/Odes - Ann Ode.epub").tags())
        .as("what the sidecar does not tell stays")
        .containsExactly("kept");
  }

  @Test
  void takesWhatIsNamedAsTheBookAndNothingElseWhereSeveralLie() throws IOException {
    SampleBooks.epub(books.resolve("one.epub"), Facts.of("One", "A"));
    SampleBooks.epub(books.resolve("two.epub"), Facts.of("Two", "B"));
    SampleArchives.cbr(books.resolve("three.cbr"), 2, Facts.of("Three", "C"));
    Files.writeString(books.resolve("one.opf"), opf("Uno", "A"));
    Files.writeString(books.resolve("metadata.opf"), opf("Everybody", "X"));
    Files.writeString(
        books.resolve("three.xml"), "<ComicInfo><Title>Tres</Title><Number>2</Number></ComicInfo>");
    Files.write(books.resolve("two.png"), SampleImages.png(33, 44, 1));
    Files.write(books.resolve("cover.jpg"), SampleImages.jpeg(77, 99));

    library.scan();

    assertThat(book("one.epub").title()).isEqualTo("Uno");
    assertThat(book("two.epub").title()).isEqualTo("Two");
    assertThat(book("three.cbr").title()).isEqualTo("Tres");
    assertThat(requireNonNull(book("two.epub").cover()).width()).isEqualTo(33);
    assertThat(requireNonNull(book("one.epub").cover()).width()).isEqualTo(60);
  }

  @Test
  void takesNamesInWhateverCaseTheyAreWritten() throws IOException {
    Path own = Files.createDirectories(books.resolve("own"));
    SampleBooks.epub(own.resolve("Odes.epub"), Facts.of("Wrong", "Nobody"));
    Files.writeString(own.resolve("Metadata.OPF"), opf("Odes", "Ann Ode"));
    Files.write(own.resolve("Folder.JPG"), SampleImages.jpeg(77, 99));
    Path comics = Files.createDirectories(books.resolve("comics"));
    SampleBooks.cbz(comics.resolve("Uno.CBZ"), 2, Facts.of("Wrong", "Nobody"));
    Files.writeString(comics.resolve("comicinfo.XML"), "<ComicInfo><Title>One</Title></ComicInfo>");
    Files.write(comics.resolve("UNO.Png"), SampleImages.png(33, 44, 1));
    Path both = Files.createDirectories(books.resolve("both"));
    SampleBooks.epub(both.resolve("a.epub"), Facts.of("a", "A"));
    SampleBooks.epub(both.resolve("B.epub"), Facts.of("B", "A"));
    Files.write(both.resolve("b.jpg"), SampleImages.jpeg(20, 30));
    Files.write(both.resolve("B.jpg"), SampleImages.jpeg(21, 31));

    library.scan();

    assertThat(book("own/Odes.epub").title()).isEqualTo("Odes");
    assertThat(requireNonNull(book("own/Odes.epub").cover()).width()).isEqualTo(77);
    assertThat(book("comics/Uno.CBZ").title()).isEqualTo("One");
    assertThat(requireNonNull(book("comics/Uno.CBZ").cover()).width()).isEqualTo(33);
    assertThat(requireNonNull(book("both/B.epub").cover()).width()).isEqualTo(21);

    Files.write(own.resolve("Folder.JPG"), SampleImages.jpeg(78, 99));
    library.scan();
    assertThat(requireNonNull(book("own/Odes.epub").cover()).width()).isEqualTo(78);
    assertThat(changed()).isEqualTo(1);
  }

  @Test
  void noticesWhatChangesBesideABookAndReadsNoOther() throws IOException {
    SampleBooks.epub(books.resolve("one.epub"), Facts.of("One", "A"));
    SampleBooks.epub(books.resolve("two.epub"), Facts.of("Two", "B"));
    library.scan();
    UUID id = book("one.epub").id();

    Files.writeString(books.resolve("one.opf"), opf("Uno", "A"));
    library.scan();
    assertThat(book("one.epub").title()).isEqualTo("Uno");
    assertThat(book("one.epub").id()).isEqualTo(id);
    assertThat(changed()).isEqualTo(1);

    library.scan();
    assertThat(changed()).as("nothing changed").isZero();

    Files.writeString(books.resolve("one.opf"), opf("Eins, again", "A"));
    library.scan();
    assertThat(book("one.epub").title()).isEqualTo("Eins, again");

    Files.delete(books.resolve("one.opf"));
    library.scan();
    assertThat(book("one.epub").title()).isEqualTo("One");
    assertThat(changed()).isEqualTo(1);
  }

  @Test
  void whatAnEditorToldGoesBeforeWhatLiesBesideABook() throws IOException {
    SampleBooks.epub(books.resolve("one.epub"), Facts.of("One", "A"));
    library.scan();
    UUID id = book("one.epub").id();
    library
        .database()
        .transactions()
        .run(
            () ->
                library
                    .rows()
                    .change(
                        "UPDATE book SET title = 'Mine', edited_fields = 'TITLE' WHERE id = :id",
                        Map.of("id", id)));

    Files.writeString(books.resolve("one.opf"), opf("Uno", "Told Beside"));
    library.scan();

    assertThat(book("one.epub").title()).isEqualTo("Mine");
    assertThat(book("one.epub").authors())
        .extracting(AuthorName::name)
        .containsExactly("Told Beside");
  }

  @Test
  void brokenAndHostileSidecarsCostTheBookNothing() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
    for (String name : List.of("broken", "xxe", "large", "linked")) {
      SampleBooks.epub(books.resolve(name + ".epub"), Facts.of("My " + name, "A"));
    }
    Files.writeString(books.resolve("broken.opf"), "<package><");
    Files.writeString(
        books.resolve("xxe.opf"),
        "<!DOCTYPE p [<!ENTITY x SYSTEM '%s'>]>".formatted(secret.toUri()) + opf("X &x;", "A"));
    Files.writeString(books.resolve("large.opf"), " ".repeat(9 << 20));
    Path outside = Files.writeString(folder.resolve("outside.opf"), opf("Linked", "A"));
    Files.createSymbolicLink(books.resolve("linked.opf"), outside);
    Files.writeString(books.resolve("linked.jpg"), "no image");

    library.scan();

    assertThat(byFile()).hasSize(4);
    assertThat(book("broken.epub").title()).isEqualTo("My broken");
    assertThat(book("large.epub").title()).isEqualTo("My large");
    assertThat(book("linked.epub").title()).isEqualTo("My linked");
    assertThat(byFile().values().toString()).doesNotContain("top secret");
    assertThat(problems().stream().map(problem -> problem.path() + " " + problem.reason()))
        .containsExactlyInAnyOrder("broken.opf DAMAGED", "large.opf TOO_LARGE");
  }

  @Test
  void readsEveryKindOfComicAndPassesOtherArchivesOver() throws IOException {
    SampleArchives.cbr(books.resolve("four.cbr"), 3, Facts.of("Four", "A"));
    SampleArchives.solidCbr(books.resolve("five.rar"), 3, Facts.of("Five", "A"));
    SampleArchives.cb7(books.resolve("seven.cb7"), 3, Facts.of("Seven", "A"));
    SampleArchives.cbt(books.resolve("wrong.cbz"), 3, Facts.of("Tar", "A"));
    SampleArchives.real("test-documents.rar", books.resolve("papers.rar"));
    SampleArchives.real("test-documents.7z", books.resolve("papers.cb7"));

    library.scan();

    assertThat(byFile().keySet())
        .isEqualTo(Set.of("four.cbr", "five.rar", "seven.cb7", "wrong.cbz"));
    assertThat(book("five.rar").file().mediaType()).isEqualTo("application/vnd.comicbook-rar");
    assertThat(book("seven.cb7").file().mediaType()).isEqualTo("application/x-cb7");
    assertThat(book("wrong.cbz").file().mediaType()).isEqualTo("application/x-cbt");
    assertThat(problems()).extracting(ScanProblem::path).containsExactly("papers.cb7");
  }
}
