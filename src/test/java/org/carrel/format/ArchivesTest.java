package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleSevenZip.Boast;
import org.carrel.format.UnreadableBook.Defect;
import org.carrel.testing.Spent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ArchivesTest {
  private static final Facts FACTS = Facts.of("The Crab", "Hergé").in("Tintin", "9");

  private Path folder = Path.of("");
  private Path file = Path.of("");
  private Path unpacked = Path.of("");
  private BookFiles files = SampleBooks.files();

  @BeforeEach
  void nameAFile(@TempDir Path temporary) {
    folder = temporary;
    file = temporary.resolve("book.cbz");
    unpacked = temporary.resolve("unpacked");
    files = new BookFiles(unpacked, Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(strings = {"junk", "PK\u0005\u0006 and no record of a list behind it"})
  void readsZipFilesWithMoreBehindTheirEnd(String more) throws IOException {
    SampleBooks.cbz(file, 3, FACTS);
    Files.writeString(file, more, StandardOpenOption.APPEND);

    assertThat(files.read(file).pages()).isEqualTo(3);
    assertThat(files.page(file, 2).mediaType()).isEqualTo("image/png");
  }

  private interface Writer {
    Path write(Path file, Map<String, byte[]> entries);
  }

  private record Kind(String name, BookType type, Writer writer) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Kind> kinds() {
    return List.of(
        new Kind("ZIP", BookType.CBZ, SampleZip::write),
        new Kind("RAR 4", BookType.CBR, SampleRar::write),
        new Kind("RAR 4, solid", BookType.CBR, SampleRar::solid),
        new Kind("RAR 5", BookType.CBR, SampleRar5::write),
        new Kind("RAR 5, solid", BookType.CBR, SampleRar5::solid),
        new Kind("7z", BookType.CB7, SampleArchives::sevenZip),
        new Kind("tar", BookType.CBT, SampleArchives::tar));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void readsEveryKindAlikeWhateverItsSuffix(Kind kind) {
    kind.writer().write(file, SampleArchives.entries(12, FACTS));

    ReadBook book = files.read(file);

    assertThat(book.type()).isEqualTo(kind.type());
    assertThat(book.pages()).isEqualTo(12);
    assertThat(book.metadata().title()).isEqualTo("The Crab");
    assertThat(book.koreaderHash()).hasSize(32);
    for (int page : List.of(0, 11, 1, 9)) {
      assertThat(files.page(file, page).bytes()).isEqualTo(SampleImages.png(40, 60, page + 1));
    }
    assertThat(files.cover(file).orElseThrow().bytes()).isEqualTo(SampleImages.png(40, 60, 1));
    assertThat(files.survey(file, image -> new PageSize(image.length, 1)).mediaTypes())
        .hasSize(12)
        .containsOnly("image/png");
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.page(file, 12))
        .returns(Defect.UNSUPPORTED, UnreadableBook::defect);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void passesOverWhatLeadsOutside(Kind kind) {
    byte[] page = SampleImages.png(10, 10, 1);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("../outside.png", page);
    entries.put("a/../../outside.png", page);
    entries.put("/absolute.png", page);
    entries.put("inside.png", page);
    kind.writer().write(file, entries);

    assertThat(files.read(file).pages()).isEqualTo(1);
    assertThat(files.page(file, 0).bytes()).isEqualTo(page);
    assertThat(folder.resolve("outside.png")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesEveryKindThatIsCutOff(Kind kind) {
    for (double share : new double[] {0.3, 0.5, 0.7}) {
      kind.writer().write(file, SampleArchives.entries(40, FACTS));
      SampleZip.truncate(file, share);

      assertRefused(Defect.DAMAGED, Defect.UNSUPPORTED);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesTooManyEntriesOfEveryKind(Kind kind) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 65_536; i++) {
      entries.put(i + ".png", new byte[] {1});
    }
    kind.writer().write(file, entries);

    assertRefused(Defect.TOO_LARGE);
  }

  @Test
  void unpacksASolidArchiveOnce() throws IOException {
    SampleArchives.solidCbr(file, 3, FACTS);
    files.read(file);
    assertThat(made()).as("a scan unpacks nothing").isEmpty();

    files.page(file, 2);
    List<Path> once = made();
    files.page(file, 0);

    assertThat(once).hasSize(1);
    assertThat(made()).isEqualTo(once);
    SampleArchives.solidCbr(file, 4, FACTS);
    assertThat(files.page(file, 3).bytes()).as("of what is there now").isNotEmpty();
    assertThat(made()).hasSize(2);
  }

  @Test
  void unpacksNothingOfOthers() throws IOException {
    SampleArchives.cbr(file, 3, FACTS);

    files.page(file, 2);

    assertThat(made()).isEmpty();
  }

  private List<Path> made() throws IOException {
    if (Files.notExists(unpacked)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(unpacked)) {
      return all.toList();
    }
  }

  @Test
  void keepsWhatItUnpackedBelowASize() throws IOException {
    FolderBound bound = new FolderBound(folder, 10, Clock.systemUTC());
    for (int i = 0; i < 5; i++) {
      Path each = Files.write(folder.resolve(i + ".zip"), new byte[4]);
      Files.setLastModifiedTime(each, FileTime.fromMillis(1_000L * i));
      bound.keep(each);
    }

    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("3.zip", "4.zip");
    }
  }

  @Test
  void readsARealRarFileAndTheSevenZipFileLikeIt() {
    SampleArchives.real("test-documents.rar", file);
    assertThat(text(file)).contains("<html");
    SampleArchives.real("test-documents.7z", file);
    assertThat(text(file)).contains("<html");
  }

  private static String text(Path file) {
    return Guarded.read(
        () -> {
          try (Archive archive = Archive.open(file, Limits.standard())) {
            return archive.text("test-documents/testHTML.html");
          }
        });
  }

  @Test
  void tellsArchivesThatAreLocked() {
    SampleRar locked = SampleRar.flagged(0, SampleRar.FILE_LOCKED);
    locked.add("1.png", SampleImages.png(4, 4, 1));
    locked.to(file);
    assertRefused(Defect.ENCRYPTED);

    SampleArchives.real("test-documents-enc.rar", file);
    assertRefused(Defect.ENCRYPTED);

    SampleRar.flagged(SampleRar.ARCHIVE_LOCKED, 0).to(file);
    assertRefused(Defect.ENCRYPTED);

    SampleRar5 five = SampleRar5.flagged(0);
    byte[] page = SampleImages.png(4, 4, 1);
    five.add("1.png", page, page.length, 0, SampleRar5.encryption());
    five.to(file);
    assertRefused(Defect.ENCRYPTED);

    SampleRar5.locked(file);
    assertRefused(Defect.ENCRYPTED);

    SampleArchives.real("test7Z_protected_passTika.7z", file);
    assertRefused(Defect.ENCRYPTED);
    SampleArchives.real("full_encrypted.7z", file);
    assertRefused(Defect.ENCRYPTED);
    SampleArchives.real("testZipEncrypted.zip", file);
    assertRefused(Defect.ENCRYPTED);
  }

  @Test
  void refusesVolumes() {
    SampleRar four = SampleRar.flagged(SampleRar.ARCHIVE_VOLUME, SampleRar.FILE_SPLIT);
    four.add("1.png", SampleImages.png(4, 4, 1));
    four.to(file);
    assertRefused(Defect.UNSUPPORTED);

    SampleRar5 five = SampleRar5.flagged(SampleRar5.ARCHIVE_VOLUME);
    five.to(file);
    assertRefused(Defect.UNSUPPORTED);

    SampleArchives.real("test-documents-spanned.zip", file);
    assertRefused(Defect.UNSUPPORTED, Defect.DAMAGED);
  }

  @Test
  void followsNoLinkInAnArchive() {
    byte[] page = SampleImages.png(4, 4, 1);
    SampleRar four = SampleRar.plain();
    four.add("0.png", "/etc/passwd".getBytes(UTF_8), 11, 0, SampleRar.LINK);
    four.add("1.png", page);
    four.to(file);
    assertThat(files.read(file).pages()).isEqualTo(1);

    SampleRar5 five = SampleRar5.flagged(0);
    five.add("0.png", new byte[0], 0, 0, SampleRar5.link("/etc/passwd"));
    five.add("1.png", page, page.length, 0, new byte[0]);
    five.to(file);
    assertThat(files.read(file).pages()).isEqualTo(1);

    SampleArchives.linkingTar(file, "/etc/passwd");
    assertThat(files.read(file).pages()).isEqualTo(1);
  }

  @Test
  void refusesSizesThatAreNotTrue() {
    byte[] page = SampleImages.png(4, 4, 1);
    SampleRar four = SampleRar.plain();
    four.add("1.png", page, 1_000, 0, SampleRar.PLAIN);
    four.to(file);
    assertPageRefused(Defect.DAMAGED);

    SampleRar5 five = SampleRar5.flagged(0);
    five.add("1.png", page, 1L << 50, 0, new byte[0]);
    five.to(file);
    assertRefused(Defect.TOO_LARGE);
  }

  @Test
  void refusesDictionariesThatTakeTooMuchMemory() {
    SampleRar5 five = SampleRar5.flagged(0);
    byte[] page = SampleImages.png(4, 4, 1);
    five.add("1.png", page, page.length, SampleRar5.HUGE_DICTIONARY, new byte[0]);
    five.to(file);

    assertPageRefused(Defect.TOO_LARGE);
  }

  @Test
  void refusesBombsOfEveryKindBeforeTheyAreUnpacked() {
    SampleArchives.sevenZip(file, Map.of("1.png", new byte[300 << 20]), SevenZMethod.DEFLATE);

    assertRefused(Defect.HOSTILE);
  }

  @ParameterizedTest
  @EnumSource(names = {"COPY", "LZMA", "LZMA2"})
  void readsASevenZipFileWhoseHeaderIsPacked(SevenZMethod method) {
    SampleSevenZip.write(file, SampleArchives.entries(12, FACTS), method);

    assertThat(files.read(file).pages()).isEqualTo(12);
    assertThat(files.page(file, 11).bytes()).isEqualTo(SampleImages.png(40, 60, 12));
  }

  @Test
  void unpacksNoSevenZipHeaderThatGrowsTooLarge() {
    SampleSevenZip.headerBomb(file, 100 << 20);

    Spent spent = Spent.on(() -> assertRefused(Defect.TOO_LARGE));

    assertThat(spent.bytes()).isLessThan(32L << 20);
  }

  @ParameterizedTest
  @EnumSource
  void setsNoMemoryAsideForWhatASevenZipHeaderOnlySays(Boast boast) {
    SampleSevenZip.boasting(file, boast);
    Spent plain = Spent.on(() -> assertRefused(Defect.TOO_LARGE, Defect.UNSUPPORTED));
    SampleSevenZip.boastingPacked(file, boast);
    Spent packed = Spent.on(() -> assertRefused(Defect.TOO_LARGE, Defect.UNSUPPORTED));

    assertThat(plain.bytes()).isLessThan(4L << 20);
    assertThat(packed.bytes()).isLessThan(4L << 20);
  }

  @ParameterizedTest
  @ValueSource(ints = {TarArchiveOutputStream.LONGFILE_POSIX, TarArchiveOutputStream.LONGFILE_GNU})
  void readsLongNamesInTarFiles(int mode) {
    byte[] first = SampleImages.png(4, 4, 1);
    byte[] second = SampleImages.png(4, 4, 2);
    String folder = "é".repeat(150);
    SampleArchives.tar(file, Map.of(folder + "/2.png", second, folder + "/1.png", first), mode);

    assertThat(files.read(file).pages()).isEqualTo(2);
    assertThat(files.page(file, 1).bytes()).isEqualTo(second);
  }

  @Test
  void readsNamesInTwoFieldsOfATarFile() {
    byte[] page = SampleImages.png(4, 4, 1);

    assertThat(files.read(SampleArchives.prefixedTar(file, "folder", page)).pages()).isEqualTo(1);
    SampleArchives.prefixedTar(file, "../..", page);
    assertRefused(Defect.UNSUPPORTED);
  }

  @Test
  void keepsNothingOfWhatGoesBeforeAFileInATarFile() {
    byte[] holes = SampleArchives.pax("GNU.sparse.map", "0,0,".repeat(1 << 20));
    assertCheap(SampleArchives.precededTar(file, 'x', holes, 1), Defect.UNSUPPORTED);
    byte[] keys = SampleArchives.pax("a", "b".repeat(1_000));
    assertCheap(SampleArchives.precededTar(file, 'x', keys, 20_000), Defect.DAMAGED);
    assertCheap(SampleArchives.precededTar(file, 'g', keys, 20_000), Defect.DAMAGED);
    byte[] name = "n".repeat(1 << 20).getBytes(UTF_8);
    assertCheap(SampleArchives.precededTar(file, 'L', name, 9), Defect.TOO_LARGE);
    assertCheap(SampleArchives.precededTar(file, 'S', new byte[0], 1), Defect.UNSUPPORTED);

    SampleArchives.precededTar(file, 'g', SampleArchives.pax("comment", "0123"), 1);
    assertThat(files.read(file).pages()).isEqualTo(1);
  }

  private void assertCheap(Path book, Defect defect) {
    Spent spent = Spent.on(() -> assertRefused(defect));

    assertThat(spent.bytes()).as(book.toString()).isLessThan(64L << 20);
  }

  @Test
  void countsWhatIsUnpackedOnTheWay() {
    SampleArchives.sevenZip(file, List.of("link.png"), new byte[32 << 20]);
    assertRefused(Defect.HOSTILE);

    SampleArchives.sevenZip(file, List.of("1.png", "1.png"), SampleImages.png(4, 4, 1));
    assertRefused(Defect.HOSTILE);
  }

  @Test
  void triesAnArchiveAgainThatCouldNotBeUnpacked() throws IOException {
    SampleArchives.solidCbr(file, 3, FACTS);
    files.page(file, 0);
    Path mark = Files.write(made().get(0), new byte[0]);
    assertPageRefused(Defect.DAMAGED);

    Files.setLastModifiedTime(mark, FileTime.from(Instant.now().minusSeconds(601)));

    assertThat(files.page(file, 0).bytes()).isNotEmpty();
  }

  private void assertPageRefused(Defect defect) {
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.page(file, 0))
        .returns(defect, UnreadableBook::defect);
  }

  private void assertRefused(Defect... possible) {
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.read(file))
        .satisfies(refusal -> assertThat(refusal.defect()).isIn((Object[]) possible))
        .withMessageNotContaining(folder.toString());
  }
}
