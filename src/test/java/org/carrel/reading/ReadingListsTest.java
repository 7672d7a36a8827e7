package org.carrel.reading;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookColumn;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Column;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Narrowing;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Position;
import org.carrel.catalog.Question;
import org.carrel.catalog.Selection;
import org.carrel.catalog.Sort;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;

final class ReadingListsTest extends ReadingTest {
  private void read(String title, int page) {
    node.progress.update(node.reader, node.library.book(title), page(page));
    node.clock.pass(Duration.ofMinutes(1));
  }

  private static List<String> titles(Part<BookEntry> list) {
    return list.items().stream().map(BookEntry::title).toList();
  }

  @Test
  void whatWasReadLastComesFirst() {
    read("Saga 1", 2);
    read("Saga 3", 2);
    read("Saga 2", 11);

    Part<BookEntry> reading = node.lists.keepReading(node.reader, new Range(0, 10));
    assertThat(titles(reading)).containsExactly("Saga 3", "Saga 1");
    assertThat(reading.total()).isEqualTo(2);
    assertThat(titles(node.lists.keepReading(node.reader, new Range(1, 1))))
        .containsExactly("Saga 1");
    assertThat(titles(node.lists.history(node.reader, new Range(0, 10)))).containsExactly("Saga 2");
    assertThat(node.lists.keepReading(node.owner, new Range(0, 10)).total()).isZero();
  }

  @Test
  void theNextBookOfASeriesIsOnDeckOnceOneIsFinished() {
    assertThat(titles(node.lists.onDeck(node.reader, new Range(0, 10)))).isEmpty();
    read("Saga 1", 10);
    assertThat(titles(node.lists.onDeck(node.reader, new Range(0, 10)))).containsExactly("Saga 2");
    read("Saga 2", 1);
    assertThat(titles(node.lists.onDeck(node.reader, new Range(0, 10)))).isEmpty();
    read("Saga 2", 11);
    assertThat(titles(node.lists.onDeck(node.reader, new Range(0, 10)))).containsExactly("Saga 3");
    read("Saga 3", 12);
    assertThat(node.lists.onDeck(node.reader, new Range(0, 10)).total()).isZero();
  }

  @Test
  void aBookThatIsGoneKeepsNoSeriesOffTheDeck() throws IOException {
    read("Saga 1", 10);
    read("Saga 2", 1);
    Files.delete(file("saga-2.cbz"));
    node.library.scan();

    assertThat(titles(node.lists.onDeck(node.reader, new Range(0, 10)))).containsExactly("Saga 3");
  }

  @Test
  void aSeriesIsFinishedAndForgottenAsAWhole() {
    UUID saga = node.seriesOf("Saga 1");
    read("Saga 1", 10);
    read("Saga 2", 5);

    assertThat(node.series.find(node.reader, List.of(saga)).get(saga))
        .isEqualTo(new SeriesReading(saga, 3, 1, 1));
    assertThat(node.series.finish(node.reader, saga)).isEqualTo(2);
    assertThat(node.series.find(node.reader, List.of(saga)).get(saga))
        .isEqualTo(new SeriesReading(saga, 3, 3, 0));
    assertThat(node.series.deleteHistory(node.reader, saga)).isEqualTo(3);
    assertThat(node.lists.history(node.reader, new Range(0, 10)).total()).isZero();
    assertRefused(Reason.NOT_FOUND, () -> node.series.finish(node.reader, node.reader.accountId()));
  }

  @Test
  void aHiddenSeriesIsAsUnknown() {
    UUID saga = node.seriesOf("Saga 1");
    node.exclude(node.reader);

    assertRefused(Reason.NOT_FOUND, () -> node.series.finish(node.reader, saga));
    assertThat(node.series.find(node.reader, List.of(saga))).isEmpty();
  }

  @Test
  void aSeriesGoesOnWithWhatIsNotRead() {
    UUID saga = node.seriesOf("Saga 1");
    read("Saga 1", 10);
    read("Saga 3", 2);

    assertThat(node.series.upNext(node.reader, List.of(saga)).get(saga))
        .containsExactly(node.library.book("Saga 2"), node.library.book("Saga 3"));
    node.exclude(node.reader);
    assertThat(node.series.upNext(node.reader, List.of(saga))).isEmpty();
  }

  @Test
  void booksWithoutASeriesAreReadAsTheirLibrary() {
    UUID library = node.library.id();
    node.progress.finish(node.reader, node.library.book("Novel"));

    assertThat(node.series.find(node.reader, List.of(library)).get(library))
        .isEqualTo(new SeriesReading(library, 1, 1, 0));
    assertThat(node.series.upNext(node.reader, List.of(library))).isEmpty();
    assertThat(node.series.deleteHistory(node.reader, library)).isEqualTo(1);
  }

  @Test
  void totalsAreOnesOwnUnlessOneMayKnowOthers() {
    UUID saga = node.seriesOf("Saga 1");
    UUID library = node.library.id();
    read("Saga 1", 10);
    read("Saga 2", 5);
    node.progress.finish(node.owner, node.library.book("Novel"));

    ReadingTotal own = new ReadingTotal(1, 1, 120);
    assertThat(node.totals.all(node.reader, false)).isEqualTo(own);
    assertThat(node.totals.ofSeries(node.reader, false, List.of(saga, library)))
        .containsOnly(entry(saga, own));
    assertThat(node.totals.ofLibraries(node.owner, true, List.of(library)))
        .containsOnly(entry(library, new ReadingTotal(2, 1, 120)));
    assertThat(node.totals.topReaders(node.owner, 5))
        .containsExactlyInAnyOrder(node.owner.accountId(), node.reader.accountId());
    assertRefused(Reason.FORBIDDEN, () -> node.totals.all(node.reader, true));
    assertRefused(Reason.FORBIDDEN, () -> node.totals.topReaders(node.reader, 5));
    List<UUID> others = List.of(node.owner.accountId());
    assertRefused(Reason.FORBIDDEN, () -> node.totals.finishedBy(node.reader, others));
  }

  @Test
  void anotherReadersListIsForThoseWhoManageThem() {
    read("Saga 1", 3);
    UUID reader = node.reader.accountId();

    assertThat(titles(node.lists.keepReading(node.owner, reader, new Range(0, 5))))
        .containsExactly("Saga 1");
    UUID owner = node.owner.accountId();
    assertRefused(
        Reason.FORBIDDEN, () -> node.lists.keepReading(node.reader, owner, new Range(0, 5)));
  }

  @Test
  void aBookHasAsManyReadersAsAccountsHaveOpenedIt() {
    read("Saga 1", 2);
    read("Saga 1", 10);
    read("Saga 2", 2);
    node.progress.update(node.owner, node.library.book("Saga 1"), page(3));

    assertThat(popular()).containsExactly("Saga 1", "Saga 2");
    node.progress.deleteHistory(node.owner, node.library.book("Saga 1"));
    node.progress.clear(node.reader, node.library.book("Saga 2"));
    assertThat(popular()).containsExactly("Saga 1");
    node.progress.deleteHistory(node.reader, node.library.book("Saga 1"));
    assertThat(popular()).isEmpty();
  }

  private List<String> popular() {
    node.clock.pass(Duration.ofMinutes(1));
    return node
        .library
        .answers()
        .ask(
            Visibility.ALL,
            new Question(
                new Condition.Compare(BookColumn.READERS, Condition.Operator.ABOVE, 0),
                new Sort(BookColumn.READERS, false)),
            new Range(0, 9))
        .items()
        .stream()
        .map(BookEntry::title)
        .toList();
  }

  @Test
  void theVersionChangesWithWhateverTheCallerReadsAndNobodyElse() {
    String none = node.versions.of(node.reader);
    read("Saga 1", 2);
    String one = node.versions.of(node.reader);
    node.progress.update(node.owner, node.library.book("Saga 2"), page(3));
    assertThat(node.versions.of(node.reader)).isEqualTo(one).isNotEqualTo(none);
    read("Saga 1", 3);
    String further = node.versions.of(node.reader);
    node.progress.clear(node.reader, node.library.book("Saga 1"));

    assertThat(List.of(one, further, node.versions.of(node.reader))).doesNotHaveDuplicates();
    assertThat(node.versions.of(node.reader)).isEqualTo(none);
  }

  @Test
  void booksAreNarrowedToThoseBeingRead() {
    read("Saga 1", 2);
    read("Saga 2", 11);

    assertThat(narrowed(new Condition.Compare(opened(), Condition.Operator.EQUAL, "READING")))
        .containsExactly("Saga 1");
    assertThat(narrowed(new Condition.Compare(opened(), Condition.Operator.EQUAL, "FINISHED")))
        .containsExactly("Saga 2");
    assertThat(narrowed(new Condition.Missing(opened())))
        .contains("Saga 3")
        .doesNotContain("Saga 1", "Saga 2");
  }

  private Column opened() {
    return ReadingColumns.ofOpened(node.reader, node.versions.of(node.reader));
  }

  private List<String> narrowed(Condition condition) {
    Selection selection =
        new Selection.Narrowed(
            new Selection.All(), new Narrowing(Map.of(), Optional.of(condition)), Optional.empty());
    return node
        .library
        .books()
        .page(Visibility.ALL, selection, Position.start(), 50)
        .items()
        .stream()
        .map(BookEntry::title)
        .toList();
  }
}
