package org.carrel.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.catalog.Part.Range;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;

final class ProgressTest extends ReadingTest {
  private UUID saga() {
    return node.library.book("Saga 1");
  }

  private ReadingSession read(int page) {
    return node.progress.update(node.reader, saga(), page(page));
  }

  private ReadingPosition position() {
    return node.progress.find(node.reader, saga()).orElseThrow();
  }

  private void pass(Duration time) {
    node.clock.pass(time);
  }

  @Test
  void aPageIsWhereOneGoesOn() {
    Instant now = node.clock.instant();
    read(4);

    ReadingPosition position = position();
    assertThat(position.place()).isEqualTo(Place.ofPage(4).at(new BigDecimal("0.4")));
    assertThat(position.status()).isEqualTo(ReadingStatus.READING);
    assertThat(position.readthrough()).isEqualTo(1);
    assertThat(position.elapsedSeconds()).isEqualTo(60);
    assertThat(position.deviceId()).isEqualTo("tablet");
    assertThat(position.startedAt()).isEqualTo(now).isEqualTo(position.updatedAt());
    assertThat(position.finishedAt()).isNull();
  }

  @Test
  void aShortPauseDoesNotEndASession() {
    int first = read(2).id();
    pass(Duration.ofMinutes(30));
    ReadingSession same = node.progress.update(node.reader, saga(), page(4));

    assertThat(same.id()).isEqualTo(first);
    assertThat(same.start().page()).isEqualTo(2);
    assertThat(same.end().page()).isEqualTo(4);
    assertThat(same.elapsedSeconds()).isEqualTo(120);
    assertThat(same.date()).isEqualTo(LocalDate.parse("2026-03-01"));
    assertThat(same.deviceIds()).containsExactly("tablet");
  }

  @Test
  void aLongPauseBeginsASessionWhereTheLastOneEnded() {
    read(2);
    pass(Duration.ofMinutes(31));
    ReadingSession next = node.progress.update(node.reader, saga(), page(5));

    assertThat(node.progress.sessions(node.reader, saga())).hasSize(2).first().isEqualTo(next);
    assertThat(next.start().page()).isEqualTo(2);
    assertThat(next.readthrough()).isEqualTo(1);
    assertThat(position().elapsedSeconds()).isEqualTo(120);
  }

  @Test
  void whoLooksOnAsTheReaderSeesTheProgressAndLeavesItAlone() {
    read(2);
    Caller seen = ReadingNode.seen(node.reader);

    assertThat(node.progress.find(seen, saga())).isEqualTo(node.progress.find(node.reader, saga()));
    for (ThrowingCallable act :
        List.<ThrowingCallable>of(
            () -> node.progress.update(seen, saga(), page(5)),
            () -> node.progress.clear(seen, saga()),
            () -> node.progress.deleteHistory(seen, saga()),
            () -> node.progress.keep(seen, ReadingHabits.USUAL))) {
      assertThatThrownBy(act)
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN));
    }
  }

  @Test
  void aNewDayBeginsASessionWhenTheReaderSays() {
    pass(Duration.between(node.clock.instant(), Instant.parse("2026-03-02T02:50:00Z")));
    node.progress.keep(node.reader, new ReadingHabits(3, Duration.ofHours(2)));
    assertThat(read(2).date()).isEqualTo(LocalDate.parse("2026-03-01"));
    pass(Duration.ofMinutes(15));

    assertThat(read(3).date()).isEqualTo(LocalDate.parse("2026-03-02"));
    assertThat(node.progress.sessions(node.reader, saga())).hasSize(2);
    assertThat(node.progress.habits(node.reader).grace()).isEqualTo(Duration.ofHours(2));
    assertThat(node.progress.habits(node.owner)).isEqualTo(ReadingHabits.USUAL);
  }

  @Test
  void afterTheLastPageTheNextReadthroughBegins() {
    read(9);
    pass(Duration.ofMinutes(1));
    assertThat(read(10).status()).isEqualTo(ReadingStatus.FINISHED);
    assertThat(position().finishedAt()).isEqualTo(node.clock.instant());
    pass(Duration.ofMinutes(1));
    ReadingSession next = read(1);

    assertThat(next.readthrough()).isEqualTo(2);
    assertThat(position().status()).isEqualTo(ReadingStatus.READING);
    assertThat(position().readthrough()).isEqualTo(2);
    assertThat(position().elapsedSeconds()).isEqualTo(60);
    assertThat(node.progress.readthroughs(node.reader, List.of(saga())).get(saga()))
        .singleElement()
        .returns(1, Readthrough::number)
        .returns(false, Readthrough::abandoned)
        .returns(120, Readthrough::elapsedSeconds);
  }

  @Test
  void anEndThatIsToldTwiceIsOneEnd() {
    read(10);
    pass(Duration.ofHours(23));
    read(10);

    assertThat(node.progress.sessions(node.reader, saga())).hasSize(1);
    assertThat(position().readthrough()).isEqualTo(1);
    pass(Duration.ofHours(25));
    assertThat(read(10).readthrough()).isEqualTo(2);
  }

  @Test
  void clearingTakesTheReadingUnderWayBack() {
    read(10);
    pass(Duration.ofDays(2));
    read(3);

    assertThat(node.progress.clear(node.reader, saga())).isTrue();

    assertThat(position().status()).isEqualTo(ReadingStatus.FINISHED);
    assertThat(position().readthrough()).isEqualTo(1);
    assertThat(position().place().page()).isEqualTo(10);
    assertThat(node.progress.clear(node.reader, saga())).isFalse();
  }

  @Test
  void clearingTheFirstReadingLeavesNothing() {
    read(3);

    assertThat(node.progress.clear(node.reader, saga())).isTrue();

    assertThat(node.progress.find(node.reader, saga())).isEmpty();
    assertThat(node.progress.sessions(node.reader, saga())).isEmpty();
  }

  @Test
  void aBookIsFinishedOrAbandonedByHand() {
    UUID novel = node.library.book("Novel");
    read(3);

    assertThat(node.progress.finish(node.reader, novel)).isTrue();
    assertThat(node.progress.finish(node.reader, novel)).isFalse();
    assertThat(node.progress.abandon(node.reader, novel)).isFalse();
    assertThat(node.progress.abandon(node.reader, saga())).isTrue();

    assertThat(node.progress.find(node.reader, List.of(novel, saga()))).hasSize(2);
    assertThat(node.progress.find(node.reader, novel).orElseThrow().place().percentage())
        .isEqualByComparingTo("1");
    assertThat(position().status()).isEqualTo(ReadingStatus.ABANDONED);
    assertThat(position().place().page()).isEqualTo(3);
    assertThat(node.progress.readthroughs(node.reader, List.of(saga())).get(saga()))
        .singleElement()
        .returns(true, Readthrough::abandoned);
    assertThat(read(4).readthrough()).isEqualTo(2);
  }

  @Test
  void historyIsForgottenWhole() {
    read(3);
    pass(Duration.ofHours(1));
    read(4);

    assertThat(node.progress.deleteHistory(node.reader, saga())).isEqualTo(2);
    assertThat(node.progress.find(node.reader, saga())).isEmpty();
    assertThat(read(2).readthrough()).isEqualTo(1);
  }

  @Test
  void aFlowingBookGoesByLocatorAndPercentage() {
    UUID novel = node.library.book("Novel");
    Place there = Place.ofLocator("{\"href\":\"a.xhtml\"}").at(new BigDecimal("0.123456789"));
    node.progress.update(
        node.reader, novel, new ProgressUpdate.Flowing(there, Optional.empty(), 5, null));

    assertThat(node.progress.find(node.reader, novel).orElseThrow().place()).isEqualTo(there);

    Place cfi = Place.ofCfi("epubcfi(/6/4!/4/2)");
    ReadingSession done =
        node.progress.update(
            node.reader, novel, new ProgressUpdate.Flowing(cfi, Optional.of(true), 5, "phone"));
    assertThat(done.status()).isEqualTo(ReadingStatus.FINISHED);
    assertThat(done.start()).isEqualTo(there);
    assertThat(done.end()).isEqualTo(cfi);
  }

  @Test
  void placesThatABookDoesNotHaveAreRefused() {
    assertRefused(Reason.INVALID, () -> read(0));
    assertRefused(Reason.INVALID, () -> read(11));
    assertRefused(Reason.INVALID, () -> Place.ofPage(1).at(new BigDecimal("1.01")));
    assertRefused(Reason.INVALID, () -> new ProgressUpdate.Paged(1, -1, null));
    assertThat(node.progress.find(node.reader, saga())).isEmpty();
  }

  @Test
  void whatIsHiddenIsAsUnknown() {
    read(3);
    node.exclude(node.reader);

    assertRefused(Reason.NOT_FOUND, () -> read(4));
    assertRefused(Reason.NOT_FOUND, () -> node.progress.clear(node.reader, saga()));
    assertRefused(Reason.NOT_FOUND, () -> node.progress.finish(node.reader, UUID.randomUUID()));
    assertThat(node.progress.find(node.reader, List.of(saga()))).isEmpty();
    assertThat(node.progress.sessions(node.reader, saga())).isEmpty();
    assertThat(node.progress.readthroughs(node.reader, List.of(saga()))).isEmpty();
    assertThat(node.lists.keepReading(node.reader, new Range(0, 10)).total()).isZero();
  }

  @Test
  void nobodySeesOrTouchesAnothersProgress() {
    read(3);
    Caller other = node.user("other");

    assertThat(node.progress.find(other, saga())).isEmpty();
    assertThat(node.progress.deleteHistory(other, saga())).isZero();
    assertThat(position().place().page()).isEqualTo(3);
  }

  @Test
  void guestsKeepNothing() {
    Caller guest = Caller.anonymousReader();

    assertRefused(Reason.FORBIDDEN, () -> node.progress.update(guest, saga(), page(2)));
    assertThat(node.progress.find(guest, saga())).isEmpty();
    assertThat(node.lists.onDeck(guest, new Range(0, 10)).items()).isEmpty();
  }

  @Test
  void manyAtOnceFollowEachOther() throws Exception {
    UUID saga = saga();
    Together.call(20, () -> node.progress.update(node.reader, saga, page(5)));

    assertThat(position().elapsedSeconds()).isEqualTo(20 * 60);
    assertThat(node.progress.sessions(node.reader, saga)).hasSize(1);
  }
}
