package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.access.Visibility;
import org.carrel.catalog.ThumbnailWork.Extent;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleImages;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.image.Dimensions;
import org.carrel.image.Renderer;
import org.carrel.image.Sketch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureChoiceTest {
  private static final Caller ADMIN = Callers.administrator();
  private static final Visibility ALL = Shelf.OWNER;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final Shelf shelf = new Shelf();

  @SuppressWarnings("NullAway.Init")
  private ScanBench bench;

  @SuppressWarnings("NullAway.Init")
  private UUID library;

  @SuppressWarnings("NullAway.Init")
  private BookEntry comic;

  @BeforeEach
  void lay() throws IOException {
    Path books = Files.createDirectories(folder.resolve("books"));
    bench = new ScanBench(shelf, folder.resolve("data"));
    SampleBooks.cbz(books.resolve("comic.cbz"), 2, Facts.of("Comic", "Ida").in("Saga", "1"));
    SampleBooks.epub(books.resolve("novel.epub"), Facts.of("Novel", "Ana"));
    library = bench.libraries.create(ADMIN, "Books", books);
    bench.scans.request(ADMIN, library);
    bench.run(bench.lease.claim().orElseThrow());
    comic = book("Comic");
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private BookEntry book(String title) {
    return shelf.walk(ALL, new Selection.All(), 9).stream()
        .filter(book -> book.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private UUID saga() {
    return java.util.Objects.requireNonNull(comic.series()).id();
  }

  private static byte[] bytes(Optional<SmallCover> cover) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      cover.orElseThrow().image().writeTo(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static Dimensions size(Optional<SmallCover> cover) {
    return new Renderer().dimensions(bytes(cover));
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(Failure.class).isThrownBy(call).returns(reason, Failure::reason);
  }

  @Test
  void seriesAndLibrariesShowTheirFirstBook() {
    byte[] cover = bytes(bench.covers.thumbnail(ALL, comic.id()));

    assertThat(bytes(bench.covers.ofSeries(ALL, saga()))).isEqualTo(cover);
    assertThat(bytes(bench.covers.ofLibrary(ALL, library))).isEqualTo(cover);
    assertThat(bytes(bench.covers.ofSeries(ALL, library)))
        .as("the shelf of books without a series")
        .isEqualTo(bytes(bench.covers.thumbnail(ALL, book("Novel").id())));
    assertThat(bench.covers.ofSeries(ALL, new UUID(7, 7))).isEmpty();
  }

  @Test
  void aPictureOfOnesOwnTakesThePlaceOfTheCover() {
    bench.choice.ownForBook(ADMIN, comic.id(), SampleImages.png(80, 20, 5));

    assertThat(size(bench.covers.thumbnail(ALL, comic.id()))).isEqualTo(new Dimensions(80, 20));
    assertThat(size(bench.covers.ofSeries(ALL, saga()))).isEqualTo(new Dimensions(80, 20));

    bench.choice.ownForSeries(ADMIN, saga(), SampleImages.jpeg(50, 50));
    assertThat(size(bench.covers.ofSeries(ALL, saga()))).isEqualTo(new Dimensions(50, 50));

    bench.work.remove(ADMIN, library);
    assertThat(size(bench.covers.thumbnail(ALL, comic.id()))).isEqualTo(new Dimensions(40, 60));
  }

  @Test
  void aPageTakesThePlaceOfTheCover() {
    byte[] before = bytes(bench.covers.thumbnail(ALL, comic.id()));

    bench.choice.pageForBook(ADMIN, comic.id(), 2);
    bench.choice.pageForLibrary(ADMIN, library, book("Novel").id(), 1);

    assertThat(bytes(bench.covers.thumbnail(ALL, comic.id()))).isNotEqualTo(before);
    assertThat(size(bench.covers.ofLibrary(ALL, library))).isEqualTo(new Dimensions(60, 90));
  }

  @Test
  void refusesPagesAndBooksThatAreNotThere() {
    assertRefused(Reason.NOT_FOUND, () -> bench.choice.pageForBook(ADMIN, comic.id(), 3));
    assertRefused(Reason.NOT_FOUND, () -> bench.choice.pageForBook(ADMIN, comic.id(), 0));
    assertRefused(
        Reason.NOT_FOUND, () -> bench.choice.pageForBook(ADMIN, comic.id(), Integer.MIN_VALUE));
    assertRefused(Reason.NOT_FOUND, () -> bench.choice.pageForBook(ADMIN, new UUID(1, 1), 1));
    assertRefused(
        Reason.INVALID, () -> bench.choice.pageForSeries(ADMIN, saga(), book("Novel").id(), 1));
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertRefused(
        Reason.UNSUPPORTED_MEDIA_TYPE,
        () ->
            bench.choice.ownForBook(
                ADMIN,
                comic.id(),
                "<svg onload='x'/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertRefused(
        Reason.TOO_LARGE,
        () -> bench.choice.ownForBook(ADMIN, comic.id(), SampleImages.pngHeader(60_000, 60_000)));
  }

  @Test
  void choosingTakesItsPermissions() {
    Caller reader = Callers.reader(Permission.EDIT_THUMBNAILS);
    assertRefused(
        Reason.FORBIDDEN,
        () -> bench.choice.ownForBook(reader, comic.id(), SampleImages.jpeg(9, 9)));
    assertRefused(
        Reason.FORBIDDEN,
        () -> bench.choice.pageForBook(Callers.reader(Permission.UPLOAD_FILE), comic.id(), 1));
  }

  @Test
  void sketchesPicturesWhenAsked() throws InterruptedException {
    bench.work.sketch(ADMIN, library, Extent.MISSING);

    Sketch sketch = await(comic.id());

    assertThat(sketch.size()).isEqualTo(new Dimensions(40, 60));
    assertThat(sketch.average()).matches("#[0-9a-f]{6}");
    assertThat(sketch.colours()).isNotEmpty();
    assertThat(sketch.thumbhash()).isNotEmpty();
    bench.work.ofLibrary(ADMIN, library, Extent.ALL);
    bench.work.ofSeries(ADMIN, saga(), Extent.MISSING);
  }

  private Sketch await(UUID book) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      Sketch sketch = bench.sketches.ofBooks(List.of(book)).get(book);
      if (sketch != null) {
        return sketch;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("No sketch was made.");
  }
}
