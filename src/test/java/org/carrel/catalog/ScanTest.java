package org.carrel.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.catalog.Selection.All;
import org.carrel.catalog.Selection.Search;
import org.carrel.format.HostileBooks;
import org.carrel.format.SampleArchives;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleImages;
import org.carrel.identity.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  private static final Caller ADMIN = Callers.administrator();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final Shelf shelf = new Shelf();

  @SuppressWarnings("NullAway.Init")
  private ScanBench bench;

  @SuppressWarnings("NullAway.Init")
  private Path books;

  @SuppressWarnings("NullAway.Init")
  private UUID library;

  @BeforeEach
  void lay() throws IOException {
    books = Files.createDirectories(folder.resolve("books"));
    bench = new ScanBench(shelf, folder.resolve("data"));
    library = bench.libraries.create(ADMIN, "Books", books);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void findsWhatTheFilesTell() throws IOException {
    Files.createDirectories(books.resolve("deep/down"));
    SampleBooks.epub(books.resolve("deep/down/one.epub"), facts("The Dispossessed", 1));
    SampleBooks.cbz(books.resolve("two.cbz"), 12, facts("A Comic", 2));
    SampleBooks.pdf(books.resolve("three.pdf"), 3, Facts.of("A Paper", "Jane Roe"));

    ScanProgress done = scan();

    assertThat(done.state()).isEqualTo(ScanState.DONE);
    assertThat(done.files()).isEqualTo(3);
    assertThat(done.done()).isEqualTo(3);
    assertThat(done.added()).isEqualTo(3);
    assertThat(done.problems()).isZero();
    BookEntry epub = titled(byTitle(), "The Dispossessed");
    assertThat(epub.authors()).extracting(BookEntry.AuthorName::name).containsExactly("Ursula Roe");
    assertThat(requireNonNull(epub.series()).name()).isEqualTo("Hainish");
    assertThat(epub.seriesIndex()).isEqualByComparingTo("1");
    assertThat(epub.tags()).containsExactly("utopia");
    assertThat(epub.file().mediaType()).isEqualTo("application/epub+zip");
    assertThat(epub.file().koreaderHash()).hasSize(32);
    assertThat(titled(byTitle(), "A Comic").pages()).isEqualTo(12);
    assertThat(titled(byTitle(), "A Paper").pages()).isEqualTo(3);
    assertThat(shelf.series.page(Shelf.OWNER, new SeriesSelection.All(), Position.start(), 9))
        .extracting(Page::items)
        .asList()
        .hasSize(1);
    assertThat(shelf.authors.page(Shelf.OWNER, Position.start(), 9).items())
        .extracting(AuthorEntry::name)
        .containsExactly("Jane Roe", "Ursula Roe");
    assertThat(shelf.walk(Shelf.OWNER, new Search("dispossess urs"), 9)).hasSize(1);
  }

  @Test
  void keepsCoversInTwoSizes() throws IOException {
    SampleBooks.epub(books.resolve("one.epub"), facts("One", 1));

    scan();

    BookEntry one = titled(byTitle(), "One");
    assertThat(requireNonNull(one.cover()).width()).isEqualTo(60);
    CoverImage full = bench.covers.original(Shelf.OWNER, one.id()).orElseThrow();
    SmallCover small = bench.covers.thumbnail(Shelf.OWNER, one.id()).orElseThrow();
    assertThat(Sha256.hex(Files.readAllBytes(full.file()))).isEqualTo(one.cover().hash());
    assertThat(small.image().mediaType()).isEqualTo("image/jpeg");
    assertThat(small.image().length()).isPositive();
    assertThat(bench.contents.file(ADMIN, one.id()).orElseThrow().file())
        .isEqualTo(books.resolve("one.epub").toRealPath());
  }

  @Test
  void recordsFilesThatCannotBeReadAndGoesOn() throws IOException {
    Files.writeString(books.resolve("broken.epub"), "PK\3\4 and then nothing");
    Files.writeString(books.resolve("empty.pdf"), "");
    Files.writeString(books.resolve("text.cbz"), "hello");
    SampleBooks.epub(books.resolve("good.epub"), facts("Good", 1));

    ScanProgress done = scan();

    assertThat(done.state()).isEqualTo(ScanState.DONE);
    assertThat(done.problems()).isEqualTo(3);
    assertThat(bench.scans.problems(ADMIN, done.id(), 10))
        .extracting(ScanProblem::path, ScanProblem::reason)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("broken.epub", "DAMAGED"),
            org.assertj.core.groups.Tuple.tuple("empty.pdf", "DAMAGED"),
            org.assertj.core.groups.Tuple.tuple("text.cbz", "UNSUPPORTED"));
    assertThat(byTitle()).containsOnlyKeys("Good");
    assertThat(scan().problems()).as("unchanged ones are not read again").isZero();
  }

  @Test
  void listsBooksWithoutTheirCoversAndTellsWhy() throws IOException {
    HostileBooks.hugePage(books.resolve("bomb.cbz"));
    SampleArchives.zip(books.resolve("text.cbz"), "1.png", new byte[10]);
    SampleArchives.zip(
        books.resolve("cut.cbz"), "1.png", Arrays.copyOf(SampleImages.png(40, 60, 1), 40));
    SampleBooks.epub(books.resolve("good.epub"), facts("Good", 1));
    Files.write(books.resolve("good.png"), SampleImages.pngHeader(50_000, 50_000));

    ScanProgress done = scan();

    assertThat(done.added()).isEqualTo(4);
    assertThat(byTitle()).containsOnlyKeys("bomb", "text", "cut", "Good");
    assertThat(done.problems()).isEqualTo(4);
    assertThat(bench.scans.problems(ADMIN, done.id(), 10))
        .containsExactlyInAnyOrder(
            new ScanProblem("bomb.cbz", "TOO_LARGE", "The cover has too many pixels."),
            new ScanProblem("text.cbz", "DAMAGED", "The page is not an image."),
            new ScanProblem("cut.cbz", "DAMAGED", "The cover is damaged."),
            new ScanProblem("good.png", "TOO_LARGE", "The cover has too many pixels."));
    assertThat(requireNonNull(byTitle().get("Good")).cover()).as("its own").isNotNull();
  }

  @Test
  void listsABookAgainOnceItsFileIsRepaired() throws IOException {
    Path file = books.resolve("book.epub");
    SampleBooks.epub(file, facts("Book", 1));
    scan();
    UUID id = titled(byTitle(), "Book").id();
    Files.writeString(file, "truncated");
    scan();
    assertThat(byTitle()).isEmpty();

    SampleBooks.epub(file, facts("Book, repaired", 1));
    scan();

    assertThat(titled(byTitle(), "Book, repaired").id()).isEqualTo(id);
  }

  @Test
  void seesAddedChangedMovedAndRemovedFilesAndKeepsIds() throws IOException {
    for (String name : List.of("stays", "changes", "moves", "goes")) {
      SampleBooks.epub(books.resolve(name + ".epub"), facts(name, 1));
    }
    scan();
    Map<String, BookEntry> before = byTitle();

    SampleBooks.epub(books.resolve("changes.epub"), facts("changed", 2));
    Files.createDirectories(books.resolve("elsewhere"));
    Files.move(books.resolve("moves.epub"), books.resolve("elsewhere/moved.epub"));
    Files.delete(books.resolve("goes.epub"));
    SampleBooks.epub(books.resolve("comes.epub"), facts("comes", 3));
    ScanProgress done = scan();

    assertThat(List.of(done.added(), done.changed(), done.moved(), done.removed()))
        .containsExactly(1, 1, 1, 1);
    Map<String, BookEntry> after = byTitle();
    assertThat(after).containsOnlyKeys("stays", "changed", "moves", "comes");
    assertThat(titled(after, "stays")).isEqualTo(titled(before, "stays"));
    assertThat(titled(after, "changed").id()).isEqualTo(titled(before, "changes").id());
    assertThat(titled(after, "moves").id()).isEqualTo(titled(before, "moves").id());
    assertThat(titled(after, "moves").file().name()).isEqualTo("moved.epub");
  }

  @Test
  void givesABookItsIdBackWhenItsFileReturns() throws IOException {
    Path file = books.resolve("one.epub");
    SampleBooks.epub(file, facts("One", 1));
    SampleBooks.epub(books.resolve("two.epub"), facts("Two", 1));
    scan();
    UUID id = titled(byTitle(), "One").id();
    Files.move(file, folder.resolve("away.epub"));
    scan();
    assertThat(byTitle()).containsOnlyKeys("Two");
    assertThat(shelf.books.find(Shelf.OWNER, id)).isEmpty();

    Files.move(folder.resolve("away.epub"), books.resolve("back.epub"));
    scan();

    assertThat(titled(byTitle(), "One").id()).isEqualTo(id);
  }

  @Test
  void followsAMoveOverAnotherBook() throws IOException {
    SampleBooks.epub(books.resolve("a.epub"), facts("A", 1));
    SampleBooks.epub(books.resolve("b.epub"), facts("B", 1));
    scan();
    UUID id = titled(byTitle(), "B").id();

    Files.delete(books.resolve("a.epub"));
    Files.move(books.resolve("b.epub"), books.resolve("a.epub"));
    touch(books.resolve("a.epub"));
    scan();

    assertThat(byTitle()).containsOnlyKeys("B");
    assertThat(titled(byTitle(), "B").id()).isEqualTo(id);
  }

  @Test
  void takesEqualFilesForTwoBooks() throws IOException {
    SampleBooks.epub(books.resolve("a.epub"), facts("Twin", 1));
    Files.copy(books.resolve("a.epub"), books.resolve("b.epub"));

    assertThat(scan().added()).isEqualTo(2);
    assertThat(scan().moved()).isZero();
  }

  @Test
  void leavesOutHiddenFilesAndEverySymbolicLink() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    SampleBooks.epub(outside.resolve("secret.epub"), facts("Secret", 1));
    Files.createDirectories(books.resolve(".trash"));
    SampleBooks.epub(books.resolve(".hidden.epub"), facts("Hidden", 1));
    SampleBooks.epub(books.resolve(".trash/old.epub"), facts("Old", 1));
    SampleBooks.epub(books.resolve("good.epub"), facts("Good", 1));
    Files.createSymbolicLink(books.resolve("link"), outside);
    Files.createSymbolicLink(books.resolve("link.epub"), outside.resolve("secret.epub"));
    Files.createSymbolicLink(books.resolve("round"), books);

    assertThat(scan().files()).isEqualTo(1);
    assertThat(byTitle()).containsOnlyKeys("Good");
  }

  @Test
  void givesNoFileThatWasReplacedByALinkToTheOutside() throws IOException {
    SampleBooks.epub(books.resolve("good.epub"), facts("Good", 1));
    scan();
    Path secret = Files.writeString(folder.resolve("secret"), "secret");

    Files.delete(books.resolve("good.epub"));
    Files.createSymbolicLink(books.resolve("good.epub"), secret);

    assertThat(bench.contents.file(ADMIN, titled(byTitle(), "Good").id())).isEmpty();
  }

  @Test
  void keepsEverythingWhenTheFolderTurnsOutEmpty() throws IOException {
    SampleBooks.epub(books.resolve("one.epub"), facts("One", 1));
    scan();
    Files.delete(books.resolve("one.epub"));

    ScanProgress failed = scan();

    assertThat(failed.state()).isEqualTo(ScanState.FAILED);
    assertThat(failed.failure()).contains("empty");
    assertThat(byTitle()).containsOnlyKeys("One");
  }

  @Test
  void goesOnWhereAKilledNodeStopped() {
    for (int i = 0; i < 450; i++) {
      SampleBooks.epub(books.resolve(i + ".epub"), facts("Book " + i, i));
    }
    bench.scans.request(ADMIN, library);
    Claim killed = bench.lease.claim().orElseThrow();
    bench.runUntilSlices(killed, 1);
    assertThat(byTitle()).hasSize(200);
    assertThat(bench.lease.claim()).as("the dead node's lease still holds").isEmpty();

    shelf.clock.pass(ScanLease.LIFE.plus(Duration.ofSeconds(1)));
    bench.run(bench.lease.claim().orElseThrow());

    ScanProgress done = bench.scans.latest(ADMIN, library).orElseThrow();
    assertThat(done.state()).isEqualTo(ScanState.DONE);
    assertThat(done.added()).isEqualTo(450);
    assertThat(shelf.walk(Shelf.OWNER, new All(), 100)).hasSize(450);
    assertThat(byTitle()).hasSize(450);
  }

  @Test
  void writesNothingOnceItsLeaseIsLost() {
    SampleBooks.epub(books.resolve("one.epub"), facts("One", 1));
    bench.scans.request(ADMIN, library);
    Claim silent = bench.lease.claim().orElseThrow();
    shelf.clock.pass(ScanLease.LIFE.plus(Duration.ofSeconds(1)));
    Claim other = bench.lease.claim().orElseThrow();

    bench.run(silent);
    assertThat(byTitle()).isEmpty();
    bench.run(other);

    assertThat(byTitle()).hasSize(1);
  }

  @Test
  void endsWhenAskedTo() {
    SampleBooks.epub(books.resolve("one.epub"), facts("One", 1));
    ScanProgress asked = bench.scans.request(ADMIN, library);
    assertThat(bench.scans.request(ADMIN, library).id()).isEqualTo(asked.id());
    assertThat(bench.scans.cancel(ADMIN, asked.id())).isTrue();

    bench.run(bench.lease.claim().orElseThrow());

    assertThat(bench.scans.find(ADMIN, asked.id()).orElseThrow().state())
        .isEqualTo(ScanState.CANCELLED);
    assertThat(bench.scans.cancel(ADMIN, asked.id())).isFalse();
    assertThat(scan().state()).isEqualTo(ScanState.DONE);
  }

  @Test
  void changesTheVersionOfTheFeedsWithEveryChange() {
    String before = shelf.versions.of(Shelf.OWNER);
    SampleBooks.epub(books.resolve("one.epub"), facts("One", 1));
    scan();
    String after = shelf.versions.of(Shelf.OWNER);
    scan();

    assertThat(after).isNotEqualTo(before);
    assertThat(shelf.versions.of(Shelf.OWNER)).isEqualTo(after);
    assertThat(shelf.versions.of(Shelf.guest())).isNotEqualTo(after);
  }

  private ScanProgress scan() {
    bench.scans.request(ADMIN, library);
    bench.run(bench.lease.claim().orElseThrow());
    shelf.clock.pass(Duration.ofSeconds(10));
    return bench.scans.latest(ADMIN, library).orElseThrow();
  }

  private Map<String, BookEntry> byTitle() {
    return shelf.walk(Shelf.OWNER, new All(), 500).stream()
        .collect(Collectors.toMap(BookEntry::title, Function.identity()));
  }

  private static BookEntry titled(Map<String, BookEntry> books, String title) {
    return requireNonNull(books.get(title));
  }

  private static Facts facts(String title, int place) {
    return Facts.of(title, "Ursula Roe").in("Hainish", String.valueOf(place)).tagged("utopia");
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  @Test
  void aScanFollowsForWhatCameWhileOneRan() throws IOException {
    bench.scans.request(ADMIN, library);
    Claim running = bench.lease.claim().orElseThrow();
    bench.scans.follow(library, LibraryPart.WHOLE);
    bench.scans.follow(library, LibraryPart.WHOLE);
    bench.run(running);

    Claim next = bench.lease.claim().orElseThrow();
    assertThat(next.scan()).isNotEqualTo(running.scan());
    bench.run(next);
    assertThat(bench.lease.claim()).isEmpty();
  }

  @Test
  void aScanThatHasNotBegunNeedsNoOtherToFollow() throws IOException {
    bench.scans.request(ADMIN, library);
    bench.scans.follow(library, LibraryPart.WHOLE);
    bench.run(bench.lease.claim().orElseThrow());

    assertThat(bench.lease.claim()).isEmpty();
  }

  @Test
  void aScanThatBeginsAnewOnAnotherNodeNeedsNoOtherToFollow() throws IOException {
    bench.scans.request(ADMIN, library);
    Claim stopped = bench.lease.claim().orElseThrow();
    bench.scans.follow(library, LibraryPart.WHOLE);
    bench.lease.release(stopped);
    bench.run(bench.lease.claim().orElseThrow());

    assertThat(bench.lease.claim()).isEmpty();
  }
}
