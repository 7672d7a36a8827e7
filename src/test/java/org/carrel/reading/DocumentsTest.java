package org.carrel.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Part.Range;
import org.carrel.failure.Reason;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.identity.Caller;
import org.carrel.identity.ContentRule;
import org.carrel.identity.Node;
import org.carrel.reading.DocumentProgress.Kept;
import org.carrel.testing.Together;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentsTest extends ReadingTest {
  private static final String POINTER = "/body/DocFragment[3]/body/p[7]/text().12";
  private static final BigDecimal EXACT = new BigDecimal("0.31415926535897931");

  private static DocumentProgress pushed(String document, String progress, BigDecimal at) {
    return new DocumentProgress(document, progress, at, "Kobo_nova", "A1B2");
  }

  private String hash(String title) {
    return node.library
        .books()
        .find(Visibility.ALL, node.library.book(title))
        .orElseThrow()
        .file()
        .koreaderHash();
  }

  private static String nameHash(String name) {
    try {
      byte[] md5 = MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(md5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Kept> find(String document) {
    return node.documents.find(node.reader, document);
  }

  private Optional<ReadingPosition> position(String title) {
    return node.progress.find(node.reader, node.library.book(title));
  }

  @Test
  void whatWasPushedIsPulledWordForWord() {
    for (String document :
        List.of(hash("Novel"), "0123456789abcdef0123456789abcdef", "Bücher \uD83D\uDCDA/1 ")) {
      Instant at = node.documents.put(node.reader, pushed(document, POINTER, EXACT));

      assertThat(find(document)).contains(new Kept(pushed(document, POINTER, EXACT), at));
    }
    assertThat(find("unknown")).isEmpty();
  }

  @Test
  void aPercentageOfEndlessDigitsIsRefusedAtOnce() {
    BigDecimal endless = new BigDecimal("1e-99999999");

    assertRefused(Reason.INVALID, () -> pushed(hash("Novel"), "1", endless));
    assertRefused(Reason.INVALID, () -> Place.ofPage(1).at(endless));
  }

  @Test
  void forgettingABookLeavesWhatItsNamesakeHas() throws IOException {
    for (String folder : new String[] {"One", "Two"}) {
      Path there = Files.createDirectories(file(folder));
      SampleBooks.epub(there.resolve("same.epub"), Facts.of("Namesake " + folder, "Ann"));
    }
    node.library.scan();
    String name = nameHash("same.epub");
    node.documents.put(node.reader, pushed(name, POINTER, EXACT));

    node.progress.deleteHistory(node.reader, node.library.book("Namesake Two"));

    assertThat(find(name)).isPresent();
  }

  @Test
  void theLastPushCountsAlsoBackwards() {
    String document = hash("Novel");
    node.documents.put(node.reader, pushed(document, POINTER, EXACT));
    node.clock.pass(Duration.ofMinutes(1));
    node.documents.put(node.reader, pushed(document, "/body/DocFragment[1]", BigDecimal.ZERO));

    assertThat(find(document).orElseThrow().progress().percentage()).isZero();
    assertThat(position("Novel").orElseThrow().place().koreader())
        .isEqualTo("/body/DocFragment[1]");
  }

  @Test
  void aPushIsTheBooksProgress() {
    node.documents.put(node.reader, pushed(hash("Saga 1"), "4", new BigDecimal("0.4")));

    ReadingPosition position = position("Saga 1").orElseThrow();
    assertThat(position.place().page()).isEqualTo(4);
    assertThat(position.place().percentage()).isEqualByComparingTo("0.4");
    assertThat(position.device()).isEqualTo("Kobo_nova");
    assertThat(position.deviceId()).isEqualTo("A1B2");

    node.documents.put(node.reader, pushed(hash("Saga 1"), "10", BigDecimal.ONE));
    assertThat(position("Saga 1").orElseThrow().status()).isEqualTo(ReadingStatus.FINISHED);
  }

  @Test
  void bothOfADevicesNamesAreTheSameBook() {
    node.documents.put(node.reader, pushed(nameHash("novel.epub"), POINTER, EXACT));

    Kept byContent = find(hash("Novel")).orElseThrow();
    assertThat(byContent.progress().progress()).isEqualTo(POINTER);
    assertThat(byContent.progress().device()).isEqualTo("Kobo_nova");
    assertThat(byContent.progress().document()).isEqualTo(hash("Novel"));
  }

  @Test
  void aNameThatSeveralBooksHaveIsNone() throws IOException {
    for (String title : new String[] {"One", "Two"}) {
      Path folder = Files.createDirectories(file(title));
      SampleBooks.cbz(folder.resolve("01.cbz"), 3, Facts.of(title, "Ida Ink"));
    }
    node.library.scan();
    node.documents.put(node.reader, pushed(nameHash("01.cbz"), "2", EXACT));

    assertThat(position("One")).isEmpty();
    assertThat(position("Two")).isEmpty();
    assertThat(find(nameHash("01.cbz"))).isPresent();
  }

  @Test
  void anUnknownDocumentIsJoinedWhenItsBookAppears() throws IOException {
    Path elsewhere = SampleBooks.cbz(folder.resolve("late.cbz"), 13, Facts.of("Late", "Ida Ink"));
    Files.copy(elsewhere, file("first.cbz"));
    node.library.scan();
    String document = hash("Late");
    Files.delete(file("first.cbz"));
    node.library.scan();
    Instant at = node.documents.put(node.reader, pushed(document, "3", new BigDecimal("0.3")));
    node.documents.put(node.user("other"), pushed(nameHash("second.cbz"), "5", EXACT));
    node.clock.pass(Duration.ofDays(3));

    Files.copy(elsewhere, file("second.cbz"));
    node.library.scan();

    ReadingPosition joined = position("Late").orElseThrow();
    assertThat(joined.place().page()).isEqualTo(3);
    assertThat(joined.updatedAt()).isEqualTo(at);
    assertThat(node.lists.keepReading(node.reader, new Range(0, 5)).total()).isEqualTo(1);
    Caller other = node.identity.signIn("other");
    assertThat(node.progress.find(other, node.library.book("Late"))).isPresent();
  }

  @Test
  void aDeviceWithTheOlderFileGoesOn() throws IOException {
    String older = hash("Novel");
    Files.delete(file("novel.epub"));
    SampleBooks.epub(file("novel.epub"), Facts.of("Novel", "Ana Writer").language("fr"));
    node.library.scan();
    assertThat(hash("Novel")).isNotEqualTo(older);

    node.documents.put(node.reader, pushed(older, POINTER, EXACT));

    assertThat(position("Novel").orElseThrow().place().koreader()).isEqualTo(POINTER);
  }

  @Test
  void anotherAppsProgressGoesToTheDevice() {
    UUID saga = node.library.book("Saga 1");
    node.documents.put(node.reader, pushed(hash("Saga 1"), "2", new BigDecimal("0.2")));
    node.clock.pass(Duration.ofMinutes(1));
    node.progress.update(node.reader, saga, page(7));

    Kept pulled = find(hash("Saga 1")).orElseThrow();
    assertThat(pulled.progress().progress()).isEqualTo("7");
    assertThat(pulled.progress().percentage()).isEqualByComparingTo("0.7");
    assertThat(pulled.progress().device()).isEqualTo("Carrel");
    assertThat(pulled.at()).isEqualTo(node.clock.instant());
  }

  @Test
  void aFlowingBookOfAnotherAppIsPulledByItsChapter() {
    UUID novel = node.library.book("Novel");
    node.progress.update(
        node.reader,
        novel,
        new ProgressUpdate.Flowing(
            Place.ofCfi("epubcfi(/6/14[c7]!/4/2)").at(EXACT), Optional.empty(), 0, null));

    assertThat(find(hash("Novel")).orElseThrow().progress().progress())
        .isEqualTo("/body/DocFragment[7].0");
    node.progress.finish(node.reader, novel);
    assertThat(find(hash("Novel")).orElseThrow().progress().percentage()).isEqualTo(BigDecimal.ONE);
  }

  private void tell(@Nullable String share, List<String> references, @Nullable String locator) {
    node.progressions.put(
        node.reader,
        node.library.book("Tale"),
        new Progression(
            node.clock.instant().toString(),
            new Progression.Device("urn:uuid:1", "Tablet"),
            null,
            share == null ? null : new BigDecimal(share),
            null,
            references,
            locator));
  }

  private void assertPulled(int chapter, String share) {
    DocumentProgress pulled = find(hash("Tale")).orElseThrow().progress();
    assertThat(pulled.progress()).isEqualTo("/body/DocFragment[%d].0".formatted(chapter));
    assertThat(pulled.percentage()).isEqualByComparingTo(share);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OEBPS/c2.xhtml | 0.5 | {} | 2 | 0.5",
        "/OEBPS/c2.xhtml#p3 | 0.5 | {} | 2 | 0.5",
        "c10.xhtml | 0.5 | {} | 10 | 0.5",
        "https://host.example/b/OEBPS/c7.xhtml | 0.5 | {} | 7 | 0.5",
        "OEBPS/c2.xhtml | | {\"progression\":0.5} | 2 | 0.15",
        "OEBPS/c10.xhtml | | {\"position\":77} | 10 | 0.9",
        "OEBPS/c2.xhtml | | {\"progression\":7} | 2 | 0.1",
        "elsewhere.xhtml | 0.45 | {} | 5 | 0.45",
        "elsewhere.xhtml | | {} | 1 | 0"
      })
  void theChapterOfALocatorIsPulled(
      String href, @Nullable String share, String locations, int chapter, String pulled) {
    layTale();
    tell(
        share,
        List.of(),
        "{\"text\":{\"href\":\"OEBPS/c9.xhtml\"},\"href\":\"%s\",\"locations\":%s}"
            .formatted(href, locations));

    assertPulled(chapter, pulled);
  }

  @Test
  void theChapterOfAReferenceIsPulledUntilAnotherAppTellsMore() {
    layTale();
    tell("0.5", List.of("#t=3", "OEBPS/c8.xhtml#p2", "OEBPS/c9.xhtml"), null);
    assertPulled(8, "0.5");

    node.clock.pass(Duration.ofMinutes(1));
    node.progress.update(
        node.reader,
        node.library.book("Tale"),
        new ProgressUpdate.Flowing(
            Place.ofLocator("{\"href\":\"OEBPS/c4.xhtml\"}"), Optional.empty(), 0, null));
    assertPulled(4, "0.3");
  }

  @Test
  void aBookWhoseFileIsGoneIsPulledByItsShare() throws IOException {
    layTale();
    tell("0.45", List.of(), "{\"href\":\"OEBPS/c2.xhtml\"}");
    Files.delete(file("tale.epub"));

    assertPulled(5, "0.45");
  }

  @Test
  void whatIsForgottenIsNotBroughtBackByADevice() {
    UUID novel = node.library.book("Novel");
    node.documents.put(node.reader, pushed(hash("Novel"), POINTER, EXACT));
    node.progress.deleteHistory(node.reader, novel);

    assertThat(find(hash("Novel"))).isEmpty();
  }

  @Test
  void aHiddenBookIsAnUnknownDocument() {
    UUID novel = node.library.book("Novel");
    node.progress.finish(node.reader, novel);
    node.exclude(node.reader);

    assertThat(find(hash("Novel"))).isEmpty();
    Instant at = node.documents.put(node.reader, pushed(hash("Novel"), POINTER, EXACT));
    assertThat(find(hash("Novel"))).contains(new Kept(pushed(hash("Novel"), POINTER, EXACT), at));
    assertThat(node.progress.find(node.reader, novel)).isEmpty();
  }

  @Test
  void aBookThatARuleHidesIsAnUnknownDocument() {
    node.progress.finish(node.reader, node.library.book("Novel"));
    ContentRule rule =
        new ContentRule(
            ContentRule.Dimension.PUBLISHER, ContentRule.Mode.ONLY, List.of("Nobody"), true);
    node.identity.accounts.ruleContent(
        node.owner, node.reader.accountId(), List.of(rule), Node.HERE);

    assertThat(node.documents.find(node.identity.signIn("reader"), hash("Novel"))).isEmpty();
  }

  @Test
  void nobodyPullsWhatAnotherPushed() {
    node.documents.put(node.reader, pushed(hash("Novel"), POINTER, EXACT));

    assertThat(node.documents.find(node.user("other"), hash("Novel"))).isEmpty();
  }

  @Test
  void whoMayNotSyncIsRefused() {
    Caller bare = node.identity.user(node.owner, "bare");

    assertRefused(Reason.FORBIDDEN, () -> node.documents.find(bare, "a"));
    assertRefused(Reason.FORBIDDEN, () -> node.documents.put(bare, pushed("a", "1", EXACT)));
    assertRefused(Reason.FORBIDDEN, () -> node.documents.find(Caller.anonymousReader(), "a"));
    assertRefused(Reason.INVALID, () -> node.documents.find(node.reader, "a:b"));
    assertRefused(Reason.INVALID, () -> pushed("a", "1", new BigDecimal("1.5")));
    assertRefused(Reason.INVALID, () -> pushed("", "1", EXACT));
  }

  @Test
  void manyPushesAtOnceFollowEachOther() throws Exception {
    String document = hash("Saga 1");
    Together.call(
        20, () -> node.documents.put(node.reader, pushed(document, "5", new BigDecimal("0.5"))));

    assertThat(node.progress.sessions(node.reader, node.library.book("Saga 1"))).hasSize(1);
    assertThat(find(document).orElseThrow().progress().progress()).isEqualTo("5");
  }
}
