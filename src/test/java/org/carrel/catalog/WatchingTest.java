package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchingTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private ScannedLibrary library;

  @SuppressWarnings("NullAway.Init")
  private Path books;

  @SuppressWarnings("NullAway.Init")
  private Watching watching;

  @BeforeEach
  void lay() throws IOException {
    library = new ScannedLibrary(folder);
    books = library.folder();
    Files.createDirectories(books.resolve("a"));
    book("a/one");
    library.scan();
    start(Map.of());
  }

  /** As a server does that was stopped, or runs with other settings. */
  private void start(Map<String, String> settings) {
    watching = watching(settings);
    watching.look();
    runAsked();
  }

  private void runAsked() {
    for (Optional<Claim> next = library.bench.lease.claim();
        next.isPresent();
        next = library.bench.lease.claim()) {
      library.bench.run(next.get());
    }
  }

  @AfterEach
  void close() {
    watching.close();
    library.close();
  }

  private Watching watching(Map<String, String> settings) {
    Settings read = Settings.read(key -> Optional.ofNullable(settings.get(key)));
    Polling polling =
        new Polling(
            library.rows(),
            library.bench.scans,
            library.database().transactions(),
            read,
            library.clock());
    return new Watching(
        library.rows(),
        library.database().transactions(),
        library.bench.scans,
        polling,
        new NetworkMounts(folder.resolve("mounts")),
        read,
        library.clock());
  }

  private Path book(String name) throws IOException {
    Path file = books.resolve(name + ".epub");
    Files.createDirectories(file.getParent());
    SampleBooks.epub(file, Facts.of(name.replace("a/", ""), "Ida"));
    return file;
  }

  /** Lets the clock run until a scan is asked for. */
  private Optional<Claim> awaitScan() throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      watching.listen();
      library.clock().pass(Duration.ofSeconds(1));
      Optional<Claim> claim = library.bench.lease.claim();
      if (claim.isPresent()) {
        library.bench.run(claim.get());
        return claim;
      }
      Thread.sleep(50);
    }
    return Optional.empty();
  }

  private Optional<Claim> scanAtOnce() {
    watching.look();
    watching.listen();
    Optional<Claim> claim = library.bench.lease.claim();
    claim.ifPresent(library.bench::run);
    return claim;
  }

  private List<String> titles() {
    return library.shelf.walk(Shelf.OWNER, new Selection.All(), 50).stream()
        .map(BookEntry::title)
        .sorted()
        .toList();
  }

  @Test
  void whatChangesIsFoundInItsFolder() throws Exception {
    book("a/two");
    assertThat(awaitScan().orElseThrow().part()).isEqualTo(new LibraryPart("a"));
    assertThat(titles()).containsExactly("one", "two");

    UUID id = library.book("two");
    Files.move(books.resolve("a/two.epub"), books.resolve("a/second.epub"));
    awaitScan();
    assertThat(library.book("two")).isEqualTo(id);

    Files.delete(books.resolve("a/one.epub"));
    awaitScan();
    assertThat(titles()).containsExactly("two");
  }

  @Test
  void aNewFolderIsFoundWithWhatCameBeforeItWasWatched() throws Exception {
    book("b/c/three");
    assertThat(awaitScan()).isPresent();
    assertThat(titles()).contains("b/c/three");
    book("b/c/four");
    assertThat(awaitScan().orElseThrow().part()).isEqualTo(new LibraryPart("b/c"));
    assertThat(titles()).contains("b/c/four");
  }

  @Test
  void manyFilesAtOnceAreAllFoundAndLaterOnesToo() throws Exception {
    for (int i = 0; i < 700; i++) {
      Files.createFile(books.resolve("a/" + i + ".txt"));
    }
    Files.createDirectories(books.resolve("a/new"));
    awaitScan();
    while (awaitQuiet().isPresent()) {
      continue;
    }
    book("a/new/five");
    assertThat(awaitScan().orElseThrow().part()).isEqualTo(new LibraryPart("a/new"));
  }

  private Optional<Claim> awaitQuiet() throws InterruptedException {
    Thread.sleep(200);
    watching.listen();
    library.clock().pass(Unrest.QUIET);
    watching.listen();
    Optional<Claim> more = library.bench.lease.claim();
    more.ifPresent(library.bench::run);
    return more;
  }

  @Test
  void aFolderThatVanishesKeepsItsBooksAndIsTakenUpWhenItComesBack() throws Exception {
    Path away = folder.resolve("away");
    Files.move(books, away);
    assertThat(scanAtOnce()).isPresent();
    assertThat(titles()).containsExactly("one");
    assertThat(scanAtOnce()).as("told once").isEmpty();

    Files.move(away, books);
    book("a/two");
    assertThat(scanAtOnce()).isPresent();
    assertThat(titles()).containsExactly("one", "two");
    book("a/three");
    assertThat(awaitScan()).isPresent();
    assertThat(titles()).contains("three");
  }

  @Test
  void librariesComeAndGoWhileItRuns() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    UUID second = library.libraries().create(Callers.administrator(), "Other", other);
    assertThat(scanAtOnce()).as("its maker has it scanned").isEmpty();
    SampleBooks.epub(other.resolve("x.epub"), Facts.of("x", "Ida"));
    assertThat(awaitScan().orElseThrow().library()).isEqualTo(second);

    library.shelf.sql("UPDATE library SET watch = FALSE WHERE id = ?", library.id());
    watching.look();
    book("a/two");
    SampleBooks.epub(other.resolve("y.epub"), Facts.of("y", "Ida"));
    assertThat(awaitScan().orElseThrow().library()).isEqualTo(second);
    assertThat(titles()).doesNotContain("two");

    library.shelf.sql("DELETE FROM library WHERE id = ?", second);
    watching.look();
    SampleBooks.epub(other.resolve("z.epub"), Facts.of("z", "Ida"));
    watching.listen();
    library.clock().pass(Unrest.LONGEST);
    watching.listen();
    assertThat(library.bench.lease.claim()).isEmpty();
  }

  @Test
  void whatCameToANewLibraryBeforeItWasWatchedIsFound() throws Exception {
    Path other = Files.createDirectories(folder.resolve("other"));
    SampleBooks.epub(other.resolve("x.epub"), Facts.of("x", "Ida"));
    UUID second = library.libraries().create(Callers.administrator(), "Other", other);
    library.bench.scans.request(Callers.administrator(), second);
    library.bench.run(library.bench.lease.claim().orElseThrow());
    SampleBooks.epub(other.resolve("y.epub"), Facts.of("y", "Ida"));

    assertThat(scanAtOnce()).isPresent();

    assertThat(titles()).contains("x", "y");
  }

  @Test
  void aServerThatStartsCatchesUpHoweverShortlyItWasStopped() throws Exception {
    watching.close();
    book("a/two");
    start(Map.of());
    assertThat(titles()).containsExactly("one", "two");

    watching.close();
    book("a/three");
    start(Map.of("carrel.scan.watch", "off"));
    assertThat(titles()).contains("three");
    assertThat(scanAtOnce()).as("polled at the start").isEmpty();

    watching.close();
    book("a/four");
    start(Map.of("carrel.scan.watch", "off", "carrel.scan.poll", "0"));
    assertThat(titles()).doesNotContain("four");
  }

  @Test
  void unwatchedLibrariesArePolledByOneNode() throws Exception {
    Map<String, String> polling = Map.of("carrel.scan.watch", "off", "carrel.scan.poll", "300");
    watching.close();
    start(polling);
    Watching otherNode = watching(polling);
    otherNode.look();
    runAsked();
    book("a/two");
    library.clock().pass(Duration.ofSeconds(200));
    assertThat(scanAtOnce()).isEmpty();

    library.clock().pass(Duration.ofSeconds(101));
    assertThat(scanAtOnce()).isPresent();
    assertThat(titles()).contains("two");
    otherNode.look();
    assertThat(library.bench.lease.claim()).isEmpty();
  }

  @Test
  void whatIsMountedFromAnotherMachineInsideOfALibraryIsPolled() throws Exception {
    Path share = Files.createDirectories(books.resolve("a/n\u00e9t share"));
    Files.createDirectories(folder.resolve("books 2"));
    watching.close();
    start(Map.of());
    library.clock().pass(Duration.ofMinutes(16));
    assertThat(scanAtOnce()).isEmpty();

    Files.writeString(
        folder.resolve("mounts"),
        """
        /dev/sda1 / ext4 rw 0 0
        nas:/x %s nfs4 rw 0 0
        nas:/y %s nfs4 rw 0 0
        tmpfs %s tmpfs rw 0 0
        """
            .formatted(
                share.toRealPath().toString().replace(" ", "\\040"),
                folder.toRealPath().resolve("books 2").toString().replace(" ", "\\040"),
                books.toRealPath()));
    assertThat(scanAtOnce().orElseThrow().part()).isEqualTo(new LibraryPart("a/n\u00e9t share"));
    assertThat(scanAtOnce()).isEmpty();
    library.clock().pass(Duration.ofMinutes(16));
    assertThat(scanAtOnce()).isPresent();
  }

  @Test
  void nothingIsPolledWhenThatIsOff() throws Exception {
    watching.close();
    start(Map.of("carrel.scan.watch", "off", "carrel.scan.poll", "0"));
    library.clock().pass(Duration.ofDays(9));

    assertThat(scanAtOnce()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "nfs4, true",
    "nfs, true",
    "cifs, true",
    "smb3, true",
    "fuse.sshfs, true",
    "9p, true",
    "ext4, false",
    "overlay, false",
    "tmpfs, false",
    "fuseblk, false",
    "zfs, false"
  })
  void mountsOfOtherMachinesAreToldByTheirType(String type, boolean remote) {
    assertThat(NetworkMounts.isType(type)).isEqualTo(remote);
    assertThat(new NetworkMounts().hold(folder)).isFalse();
    assertThat(new NetworkMounts().below(folder)).isEmpty();
  }
}
