package org.carrel.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans of a folder below a library's. */
class ScanPartTest {
  private static final Caller ADMIN = Callers.administrator();
  private static final LibraryPart A = new LibraryPart("a");
  private static final LibraryPart B = new LibraryPart("b");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private ScannedLibrary library;

  @SuppressWarnings("NullAway.Init")
  private Path books;

  @BeforeEach
  void lay() throws IOException {
    library = new ScannedLibrary(folder);
    books = library.folder();
    for (String name : List.of("a/one", "a/deep/two", "b/three", "ab/four")) {
      book(name);
    }
    library.scan();
  }

  @AfterEach
  void close() {
    library.close();
  }

  private void book(String name) throws IOException {
    Path file = books.resolve(name + ".epub");
    Files.createDirectories(file.getParent());
    String title = requireNonNull(file.getFileName()).toString().replace(".epub", "");
    SampleBooks.epub(file, Facts.of(title, "Ida").in(name.substring(0, 1), "1"));
  }

  private ScanProgress run() {
    library.bench.run(library.bench.lease.claim().orElseThrow());
    return library.bench.scans.latest(ADMIN, library.id()).orElseThrow();
  }

  private ScanProgress scan(LibraryPart part) {
    library.bench.scans.enqueue(library.id(), part);
    return run();
  }

  private List<String> titles() {
    return library.shelf.walk(Shelf.OWNER, new Selection.All(), 50).stream()
        .map(BookEntry::title)
        .sorted()
        .toList();
  }

  @Test
  void meetsAndRemovesOnlyWhatLiesBelowIt() throws IOException {
    book("a/five");
    book("b/six");
    for (String gone : List.of("a/deep/two", "b/three", "ab/four")) {
      Files.delete(books.resolve(gone + ".epub"));
    }

    ScanProgress done = scan(A);

    assertThat(done.files()).isEqualTo(2);
    assertThat(List.of(done.added(), done.removed())).containsExactly(1, 1);
    assertThat(titles()).containsExactly("five", "four", "one", "three");
    library.scan();
    assertThat(titles()).containsExactly("five", "one", "six");
  }

  @Test
  void aNameThatLooksLikeAPatternIsNone() throws IOException {
    book("x_%!/five");
    book("xyz!/six");
    library.scan();
    Files.delete(books.resolve("x_%!/five.epub"));
    Files.delete(books.resolve("xyz!/six.epub"));

    assertThat(scan(new LibraryPart("x_%!")).removed()).isEqualTo(1);

    assertThat(titles()).contains("six").doesNotContain("five");
  }

  @Test
  void keepsTheIdOfABookThatCameFromAnotherPart() throws IOException {
    UUID id = library.book("three");
    Files.move(books.resolve("b/three.epub"), books.resolve("a/here.epub"));

    assertThat(scan(A).moved()).isEqualTo(1);

    assertThat(library.book("three")).isEqualTo(id);
  }

  @Test
  void takesWhatLayInAFolderThatIsGoneOffTheLists() throws IOException {
    Files.delete(books.resolve("a/deep/two.epub"));
    Files.delete(books.resolve("a/deep"));

    assertThat(scan(new LibraryPart("a/deep")).removed()).isEqualTo(1);

    assertThat(titles()).containsExactly("four", "one", "three");
  }

  @Test
  void neverLeavesTheLibraryThroughALink() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside/in"));
    SampleBooks.epub(outside.resolve("secret.epub"), Facts.of("secret", "Eve"));
    Files.createSymbolicLink(books.resolve("link"), folder.resolve("outside"));
    Files.createDirectories(books.resolve(".hidden"));
    SampleBooks.epub(books.resolve(".hidden/old.epub"), Facts.of("old", "Eve"));

    for (String part : List.of("link", "link/in", ".hidden", "nowhere")) {
      assertThat(scan(new LibraryPart(part)).files()).as(part).isZero();
    }
    assertThat(titles()).doesNotContain("secret", "old");
  }

  @Test
  void oneThatWaitsIsWidened() throws IOException {
    book("a/five");
    book("b/six");
    library.bench.scans.enqueue(library.id(), A);
    library.bench.scans.enqueue(library.id(), B);

    assertThat(run().files()).isEqualTo(6);
    assertThat(library.bench.lease.claim()).isEmpty();
    assertThat(titles()).contains("five", "six");
  }

  @Test
  void oneUnderWayIsFollowedByThePartsItDoesNotHold() throws IOException {
    library.bench.scans.enqueue(library.id(), A);
    Claim running = library.bench.lease.claim().orElseThrow();
    library.bench.scans.enqueue(library.id(), new LibraryPart("a/deep"));
    assertThat(following(running)).as("holds it").isEmpty();

    library.bench.scans.enqueue(library.id(), A);
    running = library.bench.lease.claim().orElseThrow();
    library.bench.scans.enqueue(library.id(), B);
    library.bench.scans.follow(library.id(), new LibraryPart("b/c"));
    assertThat(following(running).orElseThrow().part()).isEqualTo(B);

    library.bench.scans.enqueue(library.id(), A);
    running = library.bench.lease.claim().orElseThrow();
    ScanProgress given = library.bench.scans.request(ADMIN, library.id());
    assertThat(given.id()).isEqualTo(running.scan());
    assertThat(following(running).orElseThrow().part()).isEqualTo(LibraryPart.WHOLE);
  }

  private Optional<Claim> following(Claim running) {
    library.bench.run(running);
    Optional<Claim> next = library.bench.lease.claim();
    next.ifPresent(library.bench::run);
    return next;
  }

  @Test
  void oneThatBeginsAnewNeedsOnlyOtherPartsToFollow() {
    library.bench.scans.enqueue(library.id(), A);
    Claim stopped = library.bench.lease.claim().orElseThrow();
    library.bench.scans.follow(library.id(), new LibraryPart("a/deep"));
    library.bench.lease.release(stopped);
    assertThat(following(library.bench.lease.claim().orElseThrow())).isEmpty();

    library.bench.scans.enqueue(library.id(), A);
    stopped = library.bench.lease.claim().orElseThrow();
    library.bench.scans.follow(library.id(), B);
    library.bench.lease.release(stopped);
    assertThat(following(library.bench.lease.claim().orElseThrow()).orElseThrow().part())
        .isEqualTo(B);
  }

  @Test
  void aSeriesIsScannedWhereItsFilesLie() throws IOException {
    UUID series = seriesOf("one");
    book("b/six");

    assertThat(library.bench.scans.requestSeries(ADMIN, series).state())
        .isEqualTo(ScanState.QUEUED);
    // both a and ab hold books of it
    assertThat(run().added()).isEqualTo(1);

    UUID other = seriesOf("three");
    book("a/seven");
    book("b/eight");
    library.bench.scans.requestSeries(ADMIN, other);
    assertThat(run().added()).isEqualTo(1);
    assertThat(titles()).contains("eight").doesNotContain("seven");
  }

  @Test
  void aPartIsNoScanOfTheLibrary() {
    Instant before = detail().scanned();
    library.clock().pass(Duration.ofMinutes(1));

    scan(A);

    assertThat(detail().scanned()).isEqualTo(before);
    ScanHistory history =
        new ScanHistory(
            library.shelf.rows,
            library.libraryAnswers(),
            new Policy(),
            library.database().transactions());
    assertThat(history.of(List.of(library.id())).get(library.id())).hasSize(1);
  }

  private LibraryDetail detail() {
    return library.libraryAnswers().require(Shelf.OWNER, library.id());
  }

  @Test
  void nobodyScansWhatIsHiddenOrWithoutPermission() {
    assertThat(refusal(ADMIN, UUID.randomUUID())).isEqualTo(Reason.NOT_FOUND);
    UUID series = seriesOf("one");
    assertThat(refusal(Callers.reader(), series)).isEqualTo(Reason.FORBIDDEN);
    assertThat(refusal(Callers.child(Permission.SCAN_LIBRARY), series)).isEqualTo(Reason.NOT_FOUND);
  }

  private Reason refusal(Caller caller, UUID series) {
    return catchThrowableOfType(
            Failure.class, () -> library.bench.scans.requestSeries(caller, series))
        .reason();
  }

  private UUID seriesOf(String title) {
    BookEntry book = library.shelf.books.find(Shelf.OWNER, library.book(title)).orElseThrow();
    return requireNonNull(book.series()).id();
  }
}
