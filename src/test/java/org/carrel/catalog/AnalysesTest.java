package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.carrel.catalog.ThumbnailWork.Extent;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.PageSize;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleEpub;
import org.carrel.format.Survey;
import org.carrel.identity.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysesTest {
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
    SampleBooks.cbz(books.resolve("comic.cbz"), 3, Facts.of("Comic", "Ida"));
    SampleBooks.pdf(books.resolve("paper.pdf"), 2, Facts.of("Paper", "Jane"));
    SampleEpub.write(books.resolve("evil.epub"), "Evil");
    library = bench.libraries.create(ADMIN, "Books", books);
    scan();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void scan() {
    bench.scans.request(ADMIN, library);
    bench.run(bench.lease.claim().orElseThrow());
  }

  private UUID book(String title) {
    return shelf.walk(Shelf.OWNER, new Selection.All(), 9).stream()
        .filter(book -> book.title().equals(title))
        .map(BookEntry::id)
        .findFirst()
        .orElseThrow();
  }

  private Survey await(UUID book) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      Survey survey = bench.analyses.of(List.of(book)).get(book);
      if (survey != null) {
        return survey;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("It was not looked at.");
  }

  @Test
  void tellsWhatAllPagesAre() throws InterruptedException {
    bench.analyses.ofLibrary(ADMIN, library, Extent.MISSING);

    Survey comic = await(book("Comic"));
    assertThat(comic.sizes()).hasSize(3).containsOnly(new PageSize(40, 60));
    assertThat(comic.mediaTypes()).hasSize(3).containsOnly("image/png");
    Survey paper = await(book("Paper"));
    assertThat(paper.sizes()).hasSize(2);
    assertThat(paper.sizes().get(0).height()).isBetween(1590, 1600);
    Survey evil = await(book("Evil"));
    assertThat(evil.sizes()).isEmpty();
    assertThat(evil.mediaTypes()).hasSize(2).containsOnly("application/xhtml+xml");
  }

  @Test
  void forgetsWhatAFileWasBefore() throws Exception {
    UUID comic = book("Comic");
    bench.analyses.ofBook(ADMIN, comic, Extent.ALL);
    await(comic);

    SampleBooks.cbz(books.resolve("comic.cbz"), 4, Facts.of("Comic", "Ida"));
    scan();

    assertThat(bench.analyses.of(List.of(comic))).isEmpty();
  }

  @Test
  void isForThoseWhoManageLibraries() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> bench.analyses.ofLibrary(Callers.reader(), library, Extent.MISSING))
        .returns(Reason.FORBIDDEN, Failure::reason);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> bench.analyses.ofBook(ADMIN, new UUID(4, 4), Extent.MISSING))
        .returns(Reason.NOT_FOUND, Failure::reason);
  }

  @Test
  void opensEpubsOnlyForThoseWhoSeeThem() {
    UUID evil = book("Evil");

    assertThat(bench.publications.find(Shelf.OWNER, evil)).isPresent();
    assertThat(bench.publications.find(Shelf.guest(), evil)).isEmpty();
    assertThat(bench.publications.chapter(Shelf.guest(), evil, 0)).isEmpty();
    assertThat(bench.publications.readable(Shelf.OWNER, book("Comic"))).isEmpty();
  }
}
