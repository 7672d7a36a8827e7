package org.carrel.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.carrel.catalog.BookEntry;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;

final class ReadingListsTest extends ReadingTest {
  private void read(String title, int page) {
    node.progress.update(node.reader, node.library.book(title), page(page));
    node.clock.pass(Duration.ofMinutes(1));
  }

  private static List<String> titles(BookList list) {
    return list.books().stream().map(BookEntry::title).toList();
  }

  @Test
  void whatWasReadLastComesFirst() {
    read("Saga 1", 2);
    read("Saga 3", 2);
    read("Saga 2", 11);

    BookList reading = node.lists.keepReading(node.reader, 0, 10);
    assertThat(titles(reading)).containsExactly("Saga 3", "Saga 1");
    assertThat(reading.total()).isEqualTo(2);
    assertThat(titles(node.lists.keepReading(node.reader, 1, 1))).containsExactly("Saga 1");
    assertThat(titles(node.lists.history(node.reader, 0, 10))).containsExactly("Saga 2");
    assertThat(node.lists.keepReading(node.owner, 0, 10).total()).isZero();
  }

  @Test
  void theNextBookOfASeriesIsOnDeckOnceOneIsFinished() {
    assertThat(titles(node.lists.onDeck(node.reader, 0, 10))).isEmpty();
    read("Saga 1", 10);
    assertThat(titles(node.lists.onDeck(node.reader, 0, 10))).containsExactly("Saga 2");
    read("Saga 2", 1);
    assertThat(titles(node.lists.onDeck(node.reader, 0, 10))).isEmpty();
    read("Saga 2", 11);
    assertThat(titles(node.lists.onDeck(node.reader, 0, 10))).containsExactly("Saga 3");
    read("Saga 3", 12);
    assertThat(node.lists.onDeck(node.reader, 0, 10).total()).isZero();
  }

  @Test
  void aBookThatIsGoneKeepsNoSeriesOffTheDeck() throws IOException {
    read("Saga 1", 10);
    read("Saga 2", 1);
    Files.delete(file("saga-2.cbz"));
    node.library.scan();

    assertThat(titles(node.lists.onDeck(node.reader, 0, 10))).containsExactly("Saga 3");
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
    assertThat(node.lists.history(node.reader, 0, 10).total()).isZero();
    assertRefused(Reason.NOT_FOUND, () -> node.series.finish(node.reader, node.reader.accountId()));
  }

  @Test
  void aHiddenSeriesIsAsUnknown() {
    UUID saga = node.seriesOf("Saga 1");
    node.exclude(node.reader);

    assertRefused(Reason.NOT_FOUND, () -> node.series.finish(node.reader, saga));
    assertThat(node.series.find(node.reader, List.of(saga))).isEmpty();
  }
}
