package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.UnreadableBook.Defect;
import org.carrel.testing.Spent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class HostileBooksTest {
  private static final Facts FACTS = Facts.of("Title", "Author");

  private final BookFiles files = SampleBooks.files();
  private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void nameAFile(@TempDir Path temporary) {
    folder = temporary;
    file = temporary.resolve("book.bin");
  }

  @ParameterizedTest
  @EnumSource
  void showsNoFileOfTheServer(HostileXml document) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
    document.write(file, HostileXml.fetching(secret.toUri().toString()));

    assertThat(everythingOf(document)).doesNotContain("top secret");
  }

  @ParameterizedTest
  @EnumSource
  void fetchesNothing(HostileXml document) throws IOException {
    assertThat(
            requests(
                systemId -> {
                  document.write(file, HostileXml.fetching(systemId));
                  everythingOf(document);
                }))
        .isZero();
  }

  @Test
  void fetchesNothingForWhatLiesBesideABook() throws IOException {
    ReadBook book = files.read(SampleBooks.cbz(file, 1, FACTS));
    Path beside = folder.resolve("metadata.opf");
    Path comic = folder.resolve("ComicInfo.xml");
    Sidecars sidecars = new Sidecars();

    assertThat(
            requests(
                systemId -> {
                  String doctype = HostileXml.fetching(systemId);
                  Files.writeString(beside, HostileXml.opfBeside(doctype));
                  Files.writeString(comic, HostileXml.comicInfo(doctype));
                  sidecars.under(book, beside);
                  sidecars.under(book, comic);
                }))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"PACKAGE", "COMIC_INFO"})
  void fetchesNothingWhereItWrites(HostileXml document) throws IOException {
    BookType type = document.isInEpub() ? BookType.EPUB : BookType.CBZ;

    assertThat(
            requests(
                systemId -> {
                  document.write(file, HostileXml.fetching(systemId));
                  Metadata told = files.read(file).metadata();
                  assertThatExceptionOfType(UnreadableBook.class)
                      .isThrownBy(() -> new MetadataWriter().write(file, type, told, false))
                      .returns(Defect.UNSUPPORTED, UnreadableBook::defect);
                }))
        .isZero();
  }

  private interface Attack {
    void from(String systemId) throws IOException;
  }

  /** How often somebody asked for what the attack names. */
  private static int requests(Attack attack) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
        });
    server.start();
    try {
      attack.from("http://127.0.0.1:" + server.getAddress().getPort() + "/x.dtd");
    } finally {
      server.stop(0);
    }
    return requests.get();
  }

  /** What is told of a book in which such a document lies. */
  private String everythingOf(HostileXml document) {
    String told = files.read(file) + " " + files.cover(file).isPresent();
    return document.isInEpub() ? told + new EpubReader().book(file) : told;
  }

  @ParameterizedTest
  @EnumSource
  void expandsNoEntities(HostileXml document) {
    document.write(file, HostileXml.laughing());
    StringBuilder told = new StringBuilder();

    Spent spent = Spent.on(() -> told.append(everythingOf(document)));

    assertThat(told.toString()).doesNotContain("lol lol").hasSizeLessThan(4_000);
    assertThat(spent.time()).isLessThan(Duration.ofSeconds(1));
    assertThat(spent.bytes()).isLessThan(64L << 20);
  }

  @Test
  void refusesXmlNestedTooDeeply() {
    assertRefused(HostileBooks.deepXml(file, 50_000), Defect.HOSTILE);
  }

  @Test
  void refusesMetadataBeyondItsLimit() {
    String filler = "<dc:subject>" + "x y z ".repeat(2_000_000) + "</dc:subject>";

    assertRefused(
        SampleBooks.epub(file, SampleBooks.opf("3.0", filler, "")),
        Defect.TOO_LARGE,
        Defect.HOSTILE);
  }

  @Test
  void refusesAZipBombWithoutUnpackingIt() {
    assertRefused(HostileBooks.zipBomb(file), Defect.HOSTILE);
  }

  @Test
  void refusesAPdfThatUnpacksWithoutEnd() {
    assertRefused(HostileBooks.pdfBomb(file), Defect.HOSTILE);
    assertPageRefused(file, Defect.HOSTILE);
  }

  @Test
  void refusesToDrawImagesThatAreTooLargeButReadsTheBook() {
    assertThat(files.read(HostileBooks.pdfHugeImage(file)).pages()).isEqualTo(1);
    assertPageRefused(file, Defect.TOO_LARGE);

    assertThat(files.read(HostileBooks.pdfImageBomb(file)).pages()).isEqualTo(1);
    assertPageRefused(file, Defect.HOSTILE);
  }

  @Test
  void refusesTooManyEntries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 20_001; i++) {
      entries.put(i + ".png", new byte[0]);
    }
    assertRefused(SampleZip.write(file, entries), Defect.TOO_LARGE);
  }

  @Test
  void countsTheEntriesOfWhichTheRecordTellsTheLowestBits() {
    Map<String, byte[]> entries = SampleBooks.epubEntries(SampleBooks.opf3(FACTS));
    for (int i = entries.size(); i < 65_536; i++) {
      entries.put(i + ".png", new byte[0]);
    }
    assertRefused(SampleZip.without64(SampleZip.write(file, entries)), Defect.TOO_LARGE);
  }

  @Test
  void takesNoRecordThatHidesTheOneBehindIt() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 18_000; i++) {
      entries.put(i + ".png", new byte[0]);
    }
    SampleZip.behindAnotherRecord(file, entries, "x".repeat(500));

    assertRefused(file, Defect.TOO_LARGE);
  }

  @Test
  void passesOverEntriesThatLeadOutside() {
    assertThat(files.read(HostileBooks.escaping(file)).pages()).isEqualTo(1);
  }

  @Test
  void followsNoReferenceOutOfTheArchive() {
    String opf =
        SampleBooks.opf("3.0", "<dc:title>T</dc:title>", "properties='cover-image'")
            .replace("images/front.jpg", "../../../etc/passwd");

    assertThat(files.cover(SampleBooks.epub(file, opf))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 0.5, 0.9, 0.99})
  void refusesWhatIsCutOff(double share) {
    assertRefused(
        SampleZip.truncate(SampleBooks.epub(file, FACTS), share),
        Defect.DAMAGED,
        Defect.UNSUPPORTED);
    assertRefused(
        SampleZip.truncate(SampleBooks.cbz(file, 3, FACTS), share),
        Defect.DAMAGED,
        Defect.UNSUPPORTED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5})
  void refusesAPdfThatIsCutOff(double share) {
    assertRefused(SampleZip.truncate(SampleBooks.pdf(file, 3, FACTS), share), Defect.DAMAGED);
  }

  @Test
  void tellsBooksThatAreLocked() throws IOException {
    assertRefused(HostileBooks.encryptedPdf(file, "secret"), Defect.ENCRYPTED);
    assertRefused(HostileBooks.encryptedZip(file), Defect.ENCRYPTED);
    assertRefused(HostileBooks.lock(SampleBooks.epub(file, FACTS)), Defect.ENCRYPTED);
    assertRefused(HostileBooks.foreignPdf(file), Defect.ENCRYPTED);
    assertRefused(
        HostileBooks.encryptedEpub(file, "http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
        Defect.ENCRYPTED);
  }

  @Test
  void readsBooksWithObfuscatedFontsAndPdfsThatOpenWithoutAPassword() {
    HostileBooks.encryptedEpub(file, "http://www.idpf.org/2008/embedding");
    assertThat(files.read(file).type()).isEqualTo(BookType.EPUB);

    assertThat(files.read(HostileBooks.encryptedPdf(file, "")).pages()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoBook() throws IOException {
    assertRefused(Files.write(file, new byte[0]), Defect.DAMAGED);
    assertRefused(Files.writeString(file, "hello"), Defect.UNSUPPORTED);
    assertRefused(folder, Defect.UNREADABLE);
    assertRefused(folder.resolve("absent.epub"), Defect.UNREADABLE);
    Files.delete(file);
    assertRefused(
        SampleZip.write(file, Map.of("a.txt", "text".getBytes(UTF_8))), Defect.UNSUPPORTED);
  }

  @Test
  void readsNamesFromBeforeUtf8() {
    SampleZip.write(file, Map.of("caf\u00e9.png", SampleImages.png(4, 4, 1)));
    SampleZip.replace(file, "caf\u00c3\u00a9", "caf\u0081\u0082");
    SampleZip.replace(file, "\0\10\10\10", "\0\10\0\10");

    assertThat(files.read(file).pages()).isEqualTo(1);
  }

  private void assertPageRefused(Path book, Defect defect) {
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.page(book, 0))
        .returns(defect, UnreadableBook::defect);
  }

  private void assertRefused(Path book, Defect... possible) {
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.read(book))
        .satisfies(refusal -> assertThat(refusal.defect()).isIn((Object[]) possible))
        .withMessageNotContaining(folder.toString());
  }
}
