package org.carrel.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.catalog.Condition.Compare;
import org.carrel.catalog.Condition.Operator;

/**
 * A selection taken apart.
 *
 * @param conditions over {@code book b}, all of which hold
 * @param words the question to the full text index; empty asks for none
 */
record Criteria(List<Condition> conditions, Optional<String> words, BookOrder order) {

  Criteria {
    conditions = List.copyOf(conditions);
  }

  /** Empty for a search without a word: it finds nothing. */
  static Optional<Criteria> of(Selection selection) {
    if (selection instanceof Selection.Search search) {
      return SearchWords.asked(search.words())
          .map(asked -> new Criteria(List.of(), Optional.of(asked), BookOrder.TITLE));
    }
    if (selection instanceof Selection.Narrowed narrowed) {
      return of(narrowed.of()).map(wide -> wide.narrowed(narrowed));
    }
    return Optional.of(plain(selection));
  }

  private static Criteria plain(Selection selection) {
    if (selection instanceof Selection.Recent) {
      return of(BookOrder.NEWEST);
    }
    if (selection instanceof Selection.Popular) {
      return of(BookOrder.READERS, new Compare(BookColumn.READERS, Operator.ABOVE, 0));
    }
    if (selection instanceof Selection.OfLibrary of) {
      return of(BookOrder.TITLE, equal(BookColumn.LIBRARY_ID, of.library()));
    }
    if (selection instanceof Selection.OfSeries of) {
      return of(BookOrder.PLACE, equal(BookColumn.SERIES_ID, of.series()));
    }
    if (selection instanceof Selection.ByAuthor by) {
      return of(BookOrder.TITLE, equal(BookColumn.AUTHOR_ID, by.author()));
    }
    if (selection instanceof Selection.OfPublisher of) {
      return of(BookOrder.TITLE, equal(BookColumn.PUBLISHER_ID, of.publisher()));
    }
    if (selection instanceof Selection.Tagged tagged) {
      return of(BookOrder.TITLE, equal(BookColumn.TAG_ID, tagged.tag()));
    }
    return selection instanceof Selection.Matching matching
        ? of(BookOrder.TITLE, matching.condition())
        : of(BookOrder.TITLE);
  }

  private static Criteria of(BookOrder order, Condition... conditions) {
    return new Criteria(List.of(conditions), Optional.empty(), order);
  }

  private static Condition equal(BookColumn column, Object value) {
    return new Compare(column, Operator.EQUAL, value);
  }

  private Criteria narrowed(Selection.Narrowed narrowed) {
    List<Condition> all = new ArrayList<>(conditions);
    all.addAll(narrowed.by().conditions());
    return new Criteria(all, words, narrowed.order().orElse(order));
  }

  /** Whether one value of a column is asked for. */
  boolean fixes(BookColumn column) {
    return conditions.stream()
        .anyMatch(
            condition ->
                condition instanceof Compare compare
                    && compare.column() == column
                    && compare.operator() == Operator.EQUAL);
  }

  /** The same, and nothing else. */
  boolean fixesOnly(BookColumn column) {
    return words.isEmpty() && conditions.size() == 1 && fixes(column);
  }

  /** Whether a look at the book itself tells if it is one of them, for all that is asked. */
  boolean asksColumns() {
    return words.isEmpty()
        && conditions.stream()
            .allMatch(c -> c instanceof Compare compare && !compare.column().several());
  }

  /** Whether every book that can be seen is asked for, or only the order's own condition. */
  boolean asksNothing() {
    return words.isEmpty()
        && conditions.stream()
            .allMatch(
                condition ->
                    order == BookOrder.READERS
                        && condition instanceof Compare compare
                        && compare.column() == BookColumn.READERS);
  }
}
