package org.carrel.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.catalog.Arrivals.Brought;
import org.carrel.catalog.Directories.Entry;
import org.carrel.catalog.Directories.Ignored;
import org.carrel.config.Ready;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.BookType;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
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
    books = Files.createDirectories(folder.resolve("books")).toRealPath();
    Files.createDirectories(books.resolve("in/here"));
    Files.createDirectories(books.resolve(".hidden"));
    Files.createDirectories(folder.resolve("secret"));
    Files.createSymbolicLink(books.resolve("out"), folder.resolve("secret"));
    bench = new ScanBench(shelf, folder.resolve("data"));
    library = bench.libraries.create(ADMIN, "Books", books);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void whatAKilledServerUnpackedIsSweptOnceItIsOld() throws IOException {
    Path incoming = Files.createDirectories(folder.resolve("data/incoming"));
    Path old = Files.createDirectory(incoming.resolve("series-old"));
    Files.writeString(old.resolve("0.part"), "half");
    Instant now = shelf.clock.instant();
    Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(7))));
    Path fresh = Files.createDirectory(incoming.resolve("series-fresh"));
    Files.setLastModifiedTime(fresh, FileTime.from(now.minus(Duration.ofHours(1))));

    bench.arrivals.sweep(new Ready(""));

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  private Path comic(String title) {
    return SampleBooks.cbz(folder.resolve(title + ".tmp"), 1, Facts.of(title, "Ida"));
  }

  private void bring(String place, String name) {
    bench.arrivals.books(ADMIN, library, place, List.of(new Brought(comic("one"), name)));
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(Failure.class).isThrownBy(call).returns(reason, Failure::reason);
  }

  private static Path zip(Path file, Map<String, byte[]> entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "a.cbz, a.cbz",
    "a.zip, a.cbz",
    "a.epub, a.cbz",
    "a.exe, a.exe.cbz",
    "a, a.cbz",
    "../../b.cbz, b.cbz",
    "C:\\x\\c.cbz, c.cbz",
    "'d<>:|?*.cbz', d______.cbz",
    "A.CBZ, A.CBZ",
  })
  void namesAreMadeSafe(String sent, String kept) {
    assertThat(ArrivalName.of(sent, BookType.CBZ)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", ".htaccess", "a/", "x/.cbz", "..."})
  void namesThatCannotBeAreRefused(String sent) {
    assertRefused(Reason.INVALID, () -> ArrivalName.of(sent));
  }

  @Test
  void endlessNamesAreRefusedAtOnce() {
    assertRefused(Reason.INVALID, () -> ArrivalName.of(".".repeat(1_000_000) + "x"));
  }

  @Test
  void booksComeWholeAndAScanFollows() {
    bring("in/here", "first.zip");
    bring("", "second.cbz");
    bring(books.resolve("in").toString(), "third.cbz");
    bring("books/in", "fourth.cbz");

    assertThat(books.resolve("in/here/first.cbz")).exists();
    assertThat(books.resolve("second.cbz")).exists();
    assertThat(books.resolve("in/third.cbz")).exists();
    assertThat(books.resolve("in/fourth.cbz")).exists();
    bench.run(bench.lease.claim().orElseThrow());
    assertThat(shelf.walk(Shelf.OWNER, new Selection.All(), 9)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"..", "../secret", "out", "/etc", ".hidden", "nowhere", "in/../..", "a\0b"})
  void placesOutsideAreRefused(String place) {
    assertRefused(Reason.INVALID, () -> bring(place, "a.cbz"));
    assertThat(folder.resolve("secret")).isEmptyDirectory();
  }

  @Test
  void nothingIsWrittenOverAnother() throws IOException {
    Files.writeString(books.resolve("in/a.cbz"), "mine");

    assertRefused(Reason.CONFLICT, () -> bring("in", "a.cbz"));
    List<Brought> two =
        List.of(new Brought(comic("x"), "new.cbz"), new Brought(comic("y"), "a.cbz"));
    assertRefused(Reason.CONFLICT, () -> bench.arrivals.books(ADMIN, library, "in", two));

    assertThat(books.resolve("in/a.cbz")).hasContent("mine");
    assertThat(books.resolve("in/new.cbz")).doesNotExist();
    assertThat(books.resolve("in").toFile().list()).containsOnly("a.cbz", "here");
  }

  @Test
  void onlyBooksAreTaken() throws IOException {
    Path script = Files.writeString(folder.resolve("x.tmp"), "#!/bin/sh");

    assertRefused(
        Reason.UNSUPPORTED_MEDIA_TYPE,
        () -> bench.arrivals.books(ADMIN, library, "", List.of(new Brought(script, "a.cbz"))));
    assertRefused(Reason.INVALID, () -> bench.arrivals.books(ADMIN, library, "", List.of()));
  }

  @Test
  void bringingTakesItsPermissionAndAVisibleLibrary() {
    List<Brought> one = List.of(new Brought(comic("one"), "a.cbz"));
    assertRefused(Reason.FORBIDDEN, () -> bench.arrivals.books(Callers.reader(), library, "", one));
    assertRefused(Reason.NOT_FOUND, () -> bench.arrivals.books(ADMIN, new UUID(5, 5), "", one));
  }

  @Test
  void theBooksOfAPackComeIntoAFolderOfTheirOwn() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put("Saga/1.cbz", Files.readAllBytes(comic("s1")));
    entries.put("Saga/2.cbz", Files.readAllBytes(comic("s2")));
    entries.put("../../../evil.cbz", Files.readAllBytes(comic("s3")));
    entries.put("notes.txt", "hello".getBytes(UTF_8));
    entries.put("__MACOSX/3.cbz", Files.readAllBytes(comic("s4")));

    bench.arrivals.series(ADMIN, library, "in", "My Saga", zip(folder.resolve("p.zip"), entries));

    assertThat(books.resolve("in/My Saga").toFile().list())
        .containsExactlyInAnyOrder("1.cbz", "2.cbz");
    assertThat(folder.resolve("data/incoming")).isEmptyDirectory();
  }

  @Test
  void packsThatUnpackToTooMuchAreRefused() throws IOException {
    Path large = zip(folder.resolve("l.zip"), Map.of("1.cbz", new byte[500_000]));
    Path bomb = zip(folder.resolve("b.zip"), Map.of("1.cbz", new byte[32 << 20]));
    Path empty = zip(folder.resolve("e.zip"), Map.of("a.txt", new byte[3]));

    assertRefused(
        Reason.TOO_LARGE, () -> bench.arrivals.series(ADMIN, library, "", "Large", large));
    assertRefused(Reason.INVALID, () -> bench.arrivals.series(ADMIN, library, "", "Bomb", bomb));
    assertRefused(
        Reason.UNSUPPORTED_MEDIA_TYPE,
        () -> bench.arrivals.series(ADMIN, library, "", "Empty", empty));
    assertRefused(
        Reason.INVALID, () -> bench.arrivals.series(ADMIN, library, "", "..", comic("c")));
    assertThat(books.resolve("Large")).doesNotExist();
  }

  private List<String> names(Caller caller, Path path, Ignored... ignored) {
    Set<Ignored> out = EnumSet.noneOf(Ignored.class);
    out.addAll(List.of(ignored));
    return bench.directories.list(caller, Optional.of(path.toString()), out).entries().stream()
        .map(Entry::name)
        .toList();
  }

  @Test
  void foldersAreShownToThoseWhoMakeLibraries() throws IOException {
    Files.writeString(books.resolve("b.txt"), "b");
    Caller explorer = Callers.reader(Permission.FILE_EXPLORER);

    assertThat(names(explorer, books)).containsExactly(".hidden", "in", "out", "b.txt");
    assertThat(names(explorer, books, Ignored.HIDDEN, Ignored.FILES)).containsExactly("in", "out");
    assertThat(names(explorer, books, Ignored.FOLDERS)).containsExactly("b.txt");
    assertThat(bench.directories.list(explorer, Optional.empty(), Set.of()).parent()).isNull();
    assertRefused(Reason.FORBIDDEN, () -> names(Callers.reader(), books));
    assertRefused(Reason.NOT_FOUND, () -> names(explorer, books.resolve("nowhere")));
    assertRefused(Reason.NOT_FOUND, () -> names(explorer, books.resolve("b.txt")));
    assertRefused(
        Reason.INVALID, () -> bench.directories.list(explorer, Optional.of("a\0b"), Set.of()));
    assertRefused(
        Reason.INVALID, () -> bench.directories.list(explorer, Optional.of("etc"), Set.of()));
  }

  @Test
  void hiddenLibrariesAndOurOwnFolderAreNotShown() throws IOException {
    Files.createDirectories(folder.resolve("data/covers"));
    Caller explorer = Callers.reader(Permission.FILE_EXPLORER);
    assertThat(names(explorer, folder)).contains("books").doesNotContain("data");
    assertRefused(Reason.NOT_FOUND, () -> names(explorer, folder.resolve("data/covers")));

    UUID account = explorer.accountId();
    shelf.sql("SET FOREIGN_KEY_CHECKS = 0");
    shelf.sql(
        "INSERT INTO library_exclusion (account_id, library_id) VALUES (?1, ?2)", account, library);

    assertThat(names(explorer, folder)).doesNotContain("books");
    assertRefused(Reason.NOT_FOUND, () -> names(explorer, books));
  }

  @Test
  void whomAnAgeLimitOrRulesLimitSeeIntoNoLibrary() {
    for (Caller limited :
        List.of(Callers.child(Permission.FILE_EXPLORER), Callers.ruled(Permission.FILE_EXPLORER))) {
      assertThat(names(limited, folder)).doesNotContain("books");
      assertRefused(Reason.NOT_FOUND, () -> names(limited, books));
    }
  }

  @Test
  void aScanFollowsWhatCameWhileOneRan() throws IOException {
    bench.scans.request(ADMIN, library);
    Claim running = bench.lease.claim().orElseThrow();
    bench.arrivals.series(
        ADMIN,
        library,
        "",
        "Late",
        zip(folder.resolve("z.zip"), Map.of("1.cbz", Files.readAllBytes(comic("late")))));
    bench.run(running);

    assertThat(bench.lease.claim()).isPresent();
  }
}
