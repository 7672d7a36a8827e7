package org.carrel.catalog;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.carrel.access.Visibility;
import org.carrel.catalog.ConditionSql.Way;

/** The ways in which a selection of books can be read. */
final class BookPlans {
  /** Beyond so many books, walking is cheaper than sorting. */
  private static final int COMMON = 2_000;

  /** The same where an index leads to them, since what is alike may lie together on the way. */
  private static final int COMMON_BY_VALUE = 4_000;

  /** Else statistics lead the database to walk a whole index after a few books. */
  private static final String SORTED =
      "book b IGNORE INDEX FOR ORDER BY"
          + " (book_all, book_by_author, book_recent, book_published, book_popular,"
          + " book_of_library, book_of_language, book_of_publisher, book_of_series)";

  /** Each index that holds the order by title of the books that have one value of a column. */
  private static final Map<BookColumn, String> BY_TITLE = byTitle();

  /** Columns of which an index leads to the books that have one value. */
  private static final Set<BookColumn> BY_VALUE =
      EnumSet.of(
          BookColumn.ID,
          BookColumn.SERIES_ID,
          BookColumn.AUTHOR_ID,
          BookColumn.TAG_ID,
          BookColumn.PUBLISHER_ID);

  private final Visible visible;
  private final Criteria criteria;

  private BookPlans(Visible visible, Criteria criteria) {
    this.visible = visible;
    this.criteria = criteria;
  }

  /** Empty for a selection that finds nothing. */
  static Optional<BookPlans> of(Visibility visibility, Selection selection) {
    return Criteria.of(selection).map(criteria -> new BookPlans(Visible.to(visibility), criteria));
  }

  /** Whether the same books are found as long as the catalogue stays as it is. */
  boolean lasting() {
    return conditions(Way.ANY).lasting();
  }

  /** For counting: the order does not matter. */
  Plan counting() {
    return held().map(index -> walking(index, Way.ANY)).orElseGet(this::searching);
  }

  /**
   * For reading a page.
   *
   * @param total how many books there are
   */
  Plan paging(long total) {
    return held()
        .map(index -> walking(index, Way.WALKING))
        .orElseGet(() -> total > sorted() ? walking(orderly(), Way.WALKING) : searching());
  }

  private int sorted() {
    return BY_VALUE.stream().anyMatch(criteria::fixes) ? COMMON_BY_VALUE : COMMON;
  }

  /**
   * Whether there are books, few of them, and always the same, and nothing leads there but a look
   * at every book.
   *
   * @param total how many books there are
   */
  boolean areFoundByLooking(long total) {
    return total > 0
        && total <= COMMON
        && held().isEmpty()
        && criteria.words().isEmpty()
        && BY_VALUE.stream().noneMatch(criteria::fixes)
        && lasting();
  }

  /** For reading a page of them, when it is known which they are. */
  Plan among(List<UUID> books) {
    return plan("book b FORCE INDEX (PRIMARY)", "b.id IN (:found)", Map.of("found", books));
  }

  /**
   * For counting what the books have in common, out of an index wherever that tells enough.
   *
   * @param total how many books there are
   */
  Plan grouping(long total) {
    boolean sought = total <= COMMON || !criteria.asksColumns();
    return held()
        .map(index -> walking(index, Way.ANY))
        .orElseGet(() -> sought ? searching() : walking(orderly(), Way.ANY));
  }

  /** Whether so many books are searched for that each reading of them takes long. */
  boolean isWide(long total) {
    return criteria.words().isPresent() && total > COMMON;
  }

  /**
   * The index that holds just the selection in its order; named, so that statistics never lead
   * astray.
   */
  private Optional<String> held() {
    BookOrder order = criteria.order();
    if (criteria.asksNothing() && order != BookOrder.PLACE) {
      return Optional.of(order.index());
    }
    return switch (order) {
      case TITLE -> byTitle(criteria::fixesOnly);
      case PLACE ->
          criteria.fixes(BookColumn.SERIES_ID) ? Optional.of(order.index()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The index with the fewest other books that holds the order. */
  private String orderly() {
    String index = criteria.order().index();
    return criteria.order() == BookOrder.TITLE ? byTitle(criteria::fixes).orElse(index) : index;
  }

  private static Optional<String> byTitle(Predicate<BookColumn> fixed) {
    return BY_TITLE.entrySet().stream()
        .filter(index -> fixed.test(index.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Map<BookColumn, String> byTitle() {
    Map<BookColumn, String> indexes = new LinkedHashMap<>();
    indexes.put(BookColumn.PUBLISHER_ID, "book_of_publisher");
    indexes.put(BookColumn.LIBRARY_ID, "book_of_library");
    indexes.put(BookColumn.LANGUAGE, "book_of_language");
    return indexes;
  }

  /** Begins with the few books that meet the conditions, and sorts them. */
  private Plan searching() {
    ConditionSql conditions = conditions(Way.ANY);
    Map<String, Object> named = new HashMap<>(conditions.parameters());
    criteria.words().ifPresent(asked -> named.put("words", asked));
    String words =
        criteria.words().isPresent()
            ? "MATCH (b.search_text, b.search_more) AGAINST (:words IN BOOLEAN MODE) AND "
            : "";
    return plan(SORTED, words + conditions.sql(), named);
  }

  /** Goes through the books in their order and stops when the page is full. */
  private Plan walking(String index, Way way) {
    ConditionSql conditions = conditions(way);
    Map<String, Object> named = new HashMap<>(conditions.parameters());
    StringBuilder selected = new StringBuilder(conditions.sql());
    criteria
        .words()
        .map(SearchWords::patterns)
        .ifPresent(
            patterns -> {
              for (String pattern : patterns) {
                String name = "pattern" + named.size();
                selected.append(" AND " + ConditionSql.SEARCHED + " LIKE :").append(name);
                named.put(name, pattern);
              }
            });
    return plan("book b FORCE INDEX (" + index + ")", selected.toString(), named);
  }

  private ConditionSql conditions(Way way) {
    return new ConditionSql("b", new Condition.All(criteria.conditions()), way);
  }

  private Plan plan(String from, String selected, Map<String, Object> named) {
    return new Plan(
        from,
        visible.narrowed(selected) + " AND " + visible.predicate(),
        criteria.order().order(),
        visible.with(named));
  }
}
