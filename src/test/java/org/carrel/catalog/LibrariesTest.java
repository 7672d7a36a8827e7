package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.config.Settings;
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

class LibrariesTest {
  private static final Caller ADMIN = Callers.administrator();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path books;

  @SuppressWarnings("NullAway.Init")
  private ScanBench bench;

  private final Shelf shelf = new Shelf();

  @BeforeEach
  void lay() throws IOException {
    books = Files.createDirectories(folder.resolve("shelf/books"));
    bench = new ScanBench(shelf, Files.createDirectories(folder.resolve("data")));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void takesAFolderOnce() {
    bench.libraries.create(ADMIN, "Books", books);

    assertRefused(Reason.CONFLICT, () -> bench.libraries.create(ADMIN, "Other", books));
    assertRefused(
        Reason.CONFLICT, () -> bench.libraries.create(ADMIN, "Up", folder.resolve("shelf")));
    assertRefused(
        Reason.CONFLICT,
        () -> bench.libraries.create(ADMIN, "Down", Files.createDirectory(books.resolve("in"))));
    assertRefused(
        Reason.CONFLICT,
        () ->
            bench.libraries.create(
                ADMIN, "Link", Files.createSymbolicLink(folder.resolve("link"), books)));
  }

  @Test
  void takesANameOnceHoweverItIsWritten() throws IOException {
    bench.libraries.create(ADMIN, "Books", books);
    Path other = Files.createDirectory(folder.resolve("other"));

    assertRefused(Reason.CONFLICT, () -> bench.libraries.create(ADMIN, " ＢＯＯＫＳ", other));
    assertRefused(Reason.INVALID, () -> bench.libraries.create(ADMIN, " ", other));
    assertRefused(Reason.INVALID, () -> bench.libraries.create(ADMIN, "x".repeat(101), other));
  }

  @Test
  void refusesFoldersThatCannotBeLibraries() {
    assertRefused(
        Reason.INVALID, () -> bench.libraries.create(ADMIN, "Gone", folder.resolve("gone")));
    assertRefused(
        Reason.INVALID,
        () -> bench.libraries.create(ADMIN, "File", Files.createFile(folder.resolve("file"))));
    assertRefused(
        Reason.INVALID, () -> bench.libraries.create(ADMIN, "Own", folder.resolve("data")));
    assertRefused(Reason.INVALID, () -> bench.libraries.create(ADMIN, "Around", folder));
    assertRefused(Reason.INVALID, () -> bench.libraries.create(ADMIN, "All", Path.of("/")));
  }

  @Test
  void asksThePolicyBeforeAnythingElse() {
    Caller reader = Callers.reader(Permission.DOWNLOAD_FILE);
    UUID library = bench.libraries.create(ADMIN, "Books", books);

    assertRefused(
        Reason.FORBIDDEN, () -> bench.libraries.create(reader, "Mine", folder.resolve("gone")));
    assertRefused(Reason.FORBIDDEN, () -> bench.scans.request(reader, library));
    assertRefused(Reason.FORBIDDEN, () -> bench.scans.cancel(reader, library));
    assertRefused(Reason.FORBIDDEN, () -> bench.contents.file(Callers.reader(), library));
    assertRefused(Reason.NOT_FOUND, () -> bench.scans.request(ADMIN, UUID.randomUUID()));
  }

  @Test
  void makesTheFirstLibraryOfTheFolderInTheSettingsAndScansIt() {
    SampleBooks.epub(books.resolve("one.epub"), Facts.of("One", "Ann"));

    first(books).ensure();
    first(books).ensure();
    bench.run(bench.lease.claim().orElseThrow());

    assertThat(bench.lease.claim()).isEmpty();
    assertThat(bench.libraries.visible(Shelf.OWNER))
        .extracting(LibraryEntry::name, LibraryEntry::books)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("books", 1L));
  }

  @Test
  void saysWhichSettingNamesAFolderThatCannotBeOne() {
    assertThatThrownBy(() -> first(folder.resolve("gone")).ensure())
        .hasMessageStartingWith("carrel.library: ");
    assertThatCode(() -> unset().ensure()).doesNotThrowAnyException();
  }

  private FirstLibrary first(Path library) {
    return new FirstLibrary(
        Settings.read(
            key ->
                key.equals("carrel.library") ? Optional.of(library.toString()) : Optional.empty()),
        bench.libraries,
        bench.scans);
  }

  private FirstLibrary unset() {
    return new FirstLibrary(Settings.read(key -> Optional.empty()), bench.libraries, bench.scans);
  }

  private static void assertRefused(Reason reason, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }
}
