package org.carrel.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Chapters.Chapter;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Proof;
import org.carrel.identity.Scope;
import org.carrel.reading.DocumentProgress.Kept;
import org.carrel.reading.Progression.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgressionsTest extends ReadingTest {
  private static final Device TABLET = new Device("urn:uuid:1", "Tablet \"Ω\"");
  private static final String EXACT = "0.314159265358979323846";
  private static final String LOCATOR = "{\"href\":\"a.xhtml\",\"x\":[1,2.50,null]}";

  private Progression at(String modified, String share) {
    return new Progression(
        modified, TABLET, "One", new BigDecimal(share), null, List.of("#a b", "#page=3"), null);
  }

  private String now() {
    return node.clock.instant().toString();
  }

  private UUID book(String title) {
    return node.library.book(title);
  }

  private Optional<Progression> find(String title) {
    return reached(title).map(Reached::progression);
  }

  private Optional<Reached> reached(String title) {
    return node.progressions.find(node.reader, book(title));
  }

  private void put(String title, Progression progression) {
    node.progressions.put(node.reader, book(title), progression);
  }

  private ReadingPosition position(String title) {
    return node.progress.find(node.reader, book(title)).orElseThrow();
  }

  @Test
  void whatWasToldIsFoundWordForWord() {
    Progression draft = at("2020-02-29T23:59:59.1234567+05:30", EXACT);
    Progression readium =
        new Progression(now(), TABLET, null, new BigDecimal("0.5"), 2, List.of(), LOCATOR);

    put("Novel", draft);
    assertThat(find("Novel")).contains(draft);
    put("Novel", readium);
    assertThat(find("Novel")).contains(readium);
    assertThat(find("Saga 1")).isEmpty();
  }

  @Test
  void whatIsOlderThanWhatIsKnownIsRefused() {
    put("Novel", at("2020-01-01T12:00:00+02:00", "0.2"));

    assertRefused(Reason.CONFLICT, () -> put("Novel", at("2020-01-01T09:59:59Z", "0.3")));
    put("Novel", at("2020-01-01T10:00:00Z", "0.1"));
    assertThat(find("Novel").orElseThrow().progression()).isEqualByComparingTo("0.1");
    node.clock.pass(Duration.ofMinutes(1));
    node.progress.update(node.reader, book("Novel"), page(1));
    assertRefused(Reason.CONFLICT, () -> put("Novel", at("2020-01-01T10:00:01Z", "0.3")));
    put("Novel", at(now(), "0.3"));
  }

  @Test
  void aDeviceWhoseClockIsAheadShutsNobodyOut() {
    put("Novel", at("2099-01-01T00:00:00Z", "0.2"));
    node.clock.pass(Duration.ofMinutes(1));

    put("Novel", at(now(), "0.3"));

    assertThat(find("Novel").orElseThrow().progression()).isEqualByComparingTo("0.3");
  }

  @Test
  void aShareOfAComicIsAPageAndAPageAShare() {
    put("Saga 1", at(now(), "0.41"));
    assertThat(position("Saga 1").place().page()).isEqualTo(3);
    put(
        "Saga 2",
        new Progression(now(), TABLET, null, new BigDecimal("0.41"), null, List.of(), null));
    assertThat(position("Saga 2").place().page()).isEqualTo(5);
    put("Saga 3", new Progression(now(), TABLET, null, null, 6, List.of(), LOCATOR));
    assertThat(position("Saga 3").place().percentage()).isEqualByComparingTo("0.5");
    assertThat(position("Saga 3"))
        .returns("Tablet \"Ω\"", ReadingPosition::device)
        .returns("urn:uuid:1", ReadingPosition::deviceId);

    Progression beyond = new Progression(now(), TABLET, null, null, 13, List.of(), null);
    assertRefused(Reason.INVALID, () -> put("Saga 3", beyond));
  }

  @Test
  void aShareBelowOneDoesNotFinishABook() {
    put(
        "Saga 1",
        new Progression(now(), TABLET, null, new BigDecimal("0.95"), null, List.of(), null));

    assertThat(position("Saga 1")).returns(ReadingStatus.READING, ReadingPosition::status);
    assertThat(position("Saga 1").place().page()).isEqualTo(10);
  }

  @Test
  void theEndFinishesABook() {
    put("Saga 1", new Progression(now(), TABLET, null, null, 10, List.of(), null));
    put("Novel", at(now(), "1"));

    assertThat(position("Saga 1").status()).isEqualTo(ReadingStatus.FINISHED);
    assertThat(position("Novel").status()).isEqualTo(ReadingStatus.FINISHED);
  }

  @Test
  void whatAnotherAppToldIsFoundAndTheOtherWayRound() {
    String document =
        node.library
            .books()
            .find(Visibility.ALL, book("Saga 1"))
            .orElseThrow()
            .file()
            .koreaderHash();
    Instant at =
        node.documents.put(
            node.reader,
            new DocumentProgress(document, "4", new BigDecimal("0.4"), "Kobo nova", "0A 1B"));

    assertThat(find("Saga 1"))
        .contains(
            new Progression(
                at.toString(),
                new Device("urn:carrel:device:0A%201B", "Kobo nova"),
                null,
                new BigDecimal("0.4"),
                4,
                List.of("#page=4"),
                null));
    node.clock.pass(Duration.ofMinutes(1));
    put(
        "Saga 1",
        new Progression(now(), TABLET, null, new BigDecimal("0.7"), null, List.of(), null));
    assertThat(node.documents.find(node.reader, document).map(Kept::progress))
        .contains(
            new DocumentProgress(
                document, "7", new BigDecimal("0.7"), "Tablet \"Ω\"", "urn:uuid:1"));
  }

  private void push(String title, String pointer, String share) {
    String document =
        node.library.books().find(Visibility.ALL, book(title)).orElseThrow().file().koreaderHash();
    node.documents.put(
        node.reader,
        new DocumentProgress(document, pointer, new BigDecimal(share), "Kobo nova", "0A 1B"));
  }

  @ParameterizedTest
  @CsvSource({
    "/body/DocFragment[4]/body/p[3]/text().12, 4",
    "/body/DocFragment[10].0, 10",
    "/body/DocFragment/body/p[2].0, 1",
    "epubcfi(/6/8!/4/2), 4"
  })
  void theChapterThatKoreaderToldIsFoundByName(String pointer, int chapter) {
    layTale();
    push("Tale", pointer, "0.25");

    assertThat(find("Tale").orElseThrow())
        .returns(new BigDecimal("0.25"), Progression::progression)
        .returns(List.of("OEBPS/c%d.xhtml".formatted(chapter)), Progression::references);
    assertThat(reached("Tale").orElseThrow().spot().chapter())
        .isEqualTo(
            new Chapter(chapter, "OEBPS/c%d.xhtml".formatted(chapter), "application/xhtml+xml"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/body/DocFragment[11].0", "/body/DocFragment[0].0", "#somewhere"})
  void aChapterThatTheBookDoesNotHaveIsGuessed(String pointer) {
    layTale();
    push("Tale", pointer, "0.25");

    assertThat(find("Tale").orElseThrow().references()).isEmpty();
    assertThat(reached("Tale").orElseThrow().spot())
        .returns(null, Spot::toldChapter)
        .returns(new Chapter(3, "OEBPS/c3.xhtml", "application/xhtml+xml"), Spot::chapter);
  }

  @Test
  void theShareThatNobodyToldIsThatOfTheChapter() {
    layTale();
    String locator = "{\"href\":\"OEBPS/c3.xhtml\",\"locations\":{\"progression\":0.5}}";
    Progression readium = new Progression(now(), TABLET, null, null, null, List.of(), locator);
    put("Tale", readium);

    assertThat(find("Tale")).contains(readium);
    assertThat(reached("Tale").orElseThrow().spot().share()).isEqualByComparingTo("0.25");
    node.clock.pass(Duration.ofMinutes(1));
    node.progress.update(
        node.reader,
        book("Tale"),
        new ProgressUpdate.Flowing(
            Place.ofLocator(locator.replace("c3", "c5")), Optional.empty(), 0, null));
    assertThat(find("Tale").orElseThrow())
        .returns(new BigDecimal("0.45"), Progression::progression)
        .returns(List.of("OEBPS/c5.xhtml"), Progression::references);
  }

  @Test
  void whatIsForgottenIsNotFound() {
    put("Novel", at(now(), "0.2"));
    node.progress.clear(node.reader, book("Novel"));
    assertThat(find("Novel")).isEmpty();
    put("Novel", at("2020-01-01T00:00:00Z", "0.2"));
    node.progress.deleteHistory(node.reader, book("Novel"));
    assertThat(find("Novel")).isEmpty();
  }

  @Test
  void hiddenBooksAndOtherPeoplesAreUnknown() {
    put("Novel", at(now(), "0.2"));
    Caller other = node.user("other");

    assertThat(node.progressions.find(other, book("Novel"))).isEmpty();
    node.exclude(other);
    assertRefused(Reason.NOT_FOUND, () -> node.progressions.find(other, book("Novel")));
    assertRefused(
        Reason.NOT_FOUND, () -> node.progressions.put(other, book("Novel"), at(now(), "0.2")));
  }

  @Test
  void programsNeedTheScope() {
    put("Novel", at(now(), "0.2"));
    Caller program = program(Set.of(Scope.LIBRARY_READ));

    assertRefused(Reason.FORBIDDEN, () -> node.progressions.find(program, book("Novel")));
    assertRefused(
        Reason.FORBIDDEN, () -> node.progressions.put(program, book("Novel"), at(now(), "0.3")));
    assertThat(node.versions.of(program)).isEqualTo("0");
    Caller let = program(Set.of(Scope.LIBRARY_READ, Scope.PROGRESS));
    assertThat(node.progressions.find(let, book("Novel"))).isEqualTo(reached("Novel"));
  }

  private Caller program(Set<Scope> scopes) {
    return new Caller(
        node.reader.accountId(),
        node.reader.username(),
        node.reader.role(),
        false,
        node.reader.permissions(),
        scopes,
        Proof.GRANT,
        true,
        "1",
        node.reader.epoch(),
        node.reader.limits());
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, 0.5, modified",
    "2020-02-30T00:00:00Z, 0.5, modified",
    "2020-01-01T00:00:00, 0.5, modified",
    "2020-01-01T00:00:00Z, 1.01, progression",
    "2020-01-01T00:00:00Z, -0.1, progression",
    "2020-01-01T00:00:00Z, 1e-99, progression"
  })
  void whatCannotBeIsRefusedByName(String modified, String share, String name) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> at(modified, share))
        .returns(Reason.INVALID, Failure::reason)
        .withMessageStartingWith(name);
  }

  @Test
  void versionsChangeWithWhatIsRead() {
    String nothing = node.versions.of(node.reader);
    put("Novel", at(now(), "0.2"));
    String begun = node.versions.of(node.reader);
    node.clock.pass(Duration.ofMinutes(1));
    put("Novel", at(now(), "1"));
    String finished = node.versions.of(node.reader);

    assertThat(Set.of(nothing, begun, finished)).hasSize(3);
    assertThat(node.versions.of(node.user("other"))).isEqualTo(nothing);
    node.progress.deleteHistory(node.reader, book("Novel"));
    assertThat(node.versions.of(node.reader)).isEqualTo(nothing);
  }
}
