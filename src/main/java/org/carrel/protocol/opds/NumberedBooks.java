package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookColumn;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Condition.Compare;
import org.carrel.catalog.Condition.Operator;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Question;
import org.carrel.catalog.Sort;
import org.carrel.reading.ReadingLists;
import org.carrel.reading.ReadingVersions;

/** Acquisition feeds of lists whose pages are numbered. */
@Singleton
class NumberedBooks {
  private final BookAnswers answers;
  private final ReadingLists readings;

  @Inject
  NumberedBooks(BookAnswers answers, ReadingLists readings) {
    this.answers = answers;
    this.readings = readings;
  }

  Feed keepReading(Asked asked) {
    return feed(asked, "Keep reading", keepReading(asked, asked.paging().range()));
  }

  /** Nothing for those of whom nothing is kept. */
  Part<BookEntry> keepReading(Asked asked, Range range) {
    return ReadingVersions.isReader(asked.caller())
        ? readings.keepReading(asked.caller(), range)
        : new Part<>(List.of(), 0);
  }

  /** A library's books, the newest in the catalogue first. */
  Feed latestOf(Asked asked, UUID library, String title) {
    Condition condition = new Compare(BookColumn.LIBRARY_ID, Operator.EQUAL, library);
    return answer(asked, title, new Question(condition, new Sort(BookColumn.ADDED, false)));
  }

  Feed browse(Asked asked) {
    return answer(
        asked,
        "Books",
        new Question(BrowsedBooks.condition(asked), new Sort(BookColumn.SORT_TITLE, true)));
  }

  private Feed answer(Asked asked, String title, Question question) {
    return feed(asked, title, answers.ask(asked.visibility(), question, asked.paging().range()));
  }

  private static Feed feed(Asked asked, String title, Part<BookEntry> part) {
    FeedFrame frame = asked.books(asked.steps().from(0), title);
    BookLinks links = new BookLinks(asked.paths());
    List<Entry> entries = part.items().stream().<Entry>map(links::publication).toList();
    return frame.part(part, entries, BookFeeds.newest(part.items()));
  }
}
