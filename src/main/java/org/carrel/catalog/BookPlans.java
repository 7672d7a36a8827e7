package org.carrel.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.access.Visibility;
import org.carrel.catalog.Plan.Order;

/** How each selection of books is read. */
final class BookPlans {
  private BookPlans() {}

  /** Names the index that holds the order, so that statistics never lead astray. */
  static Optional<Plan> of(Visibility visibility, Selection selection) {
    Visible visible = Visible.to(visibility);
    if (selection instanceof Selection.Search search) {
      return SearchWords.asked(search.words()).map(asked -> searched(visible, asked));
    }
    return Optional.of(indexed(visible, selection));
  }

  private static Plan indexed(Visible visible, Selection selection) {
    if (selection instanceof Selection.OfLibrary of) {
      String selected = "b.library_id = :library";
      return plan(
          visible, "book_of_library", selected, Order.TITLE, Map.of("library", of.library()));
    }
    if (selection instanceof Selection.OfSeries of) {
      String selected = "b.series_id = :series";
      return plan(visible, "book_of_series", selected, Order.PLACE, Map.of("series", of.series()));
    }
    if (selection instanceof Selection.ByAuthor by) {
      return by(visible, by);
    }
    return selection instanceof Selection.Recent
        ? plan(visible, "book_recent", "TRUE", Order.RECENT, Map.of())
        : plan(visible, "book_all", "TRUE", Order.TITLE, Map.of());
  }

  private static Plan plan(
      Visible visible, String index, String selected, Order order, Map<String, Object> named) {
    return new Plan(
        "book b FORCE INDEX (" + index + ")",
        selected + " AND " + visible.predicate(),
        order,
        visible.with(named));
  }

  private static Plan by(Visible visible, Selection.ByAuthor by) {
    return new Plan(
        "book_author ba JOIN book b ON b.id = ba.book_id",
        "ba.author_id = :author AND " + visible.predicate(),
        Order.TITLE,
        visible.with(Map.of("author", by.author())));
  }

  private static Plan searched(Visible visible, String asked) {
    return new Plan(
        "book b",
        "MATCH (b.search_text) AGAINST (:asked IN BOOLEAN MODE) AND " + visible.predicate(),
        Order.TITLE,
        visible.with(Map.of("asked", asked)));
  }

  /**
   * The same search for words that many books have: walks the books by title and stops when the
   * page is full, instead of sorting all that match.
   */
  static Plan common(Visibility visibility, Selection.Search search) {
    Visible visible = Visible.to(visibility);
    Map<String, Object> patterns = new HashMap<>();
    StringBuilder selected = new StringBuilder("TRUE");
    for (String pattern : SearchWords.patterns(SearchWords.asked(search.words()).orElseThrow())) {
      String name = "pattern" + patterns.size();
      selected.append(" AND CONCAT(' ', b.search_text, ' ') LIKE :").append(name);
      patterns.put(name, pattern);
    }
    return plan(visible, "book_all", selected.toString(), Order.TITLE, patterns);
  }
}
