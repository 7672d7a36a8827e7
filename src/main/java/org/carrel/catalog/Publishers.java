package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.access.Visibility;
import org.carrel.catalog.Plan.Order;
import org.carrel.config.Transactions;

/** The publishers of whom somebody may see at least one book. */
@Singleton
public class Publishers {
  private static final String BOOKS =
      "FROM book b FORCE INDEX (book_of_publisher) WHERE b.publisher_id = h.id AND ";
  private static final Map<String, Class<?>> TYPES =
      Map.of("id", Integer.class, "name", String.class);

  private final Rows rows;
  private final Listing listing;
  private final Totals totals;
  private final Transactions transactions;
  private final Counts<Every, Map<Integer, Long>> books;

  @Inject
  Publishers(
      Rows rows,
      Listing listing,
      Totals totals,
      Transactions transactions,
      FeedVersions versions,
      Recount recount,
      Clock clock) {
    this.rows = rows;
    this.listing = listing;
    this.totals = totals;
    this.transactions = transactions;
    this.books =
        new Counts<>(
            versions,
            recount,
            clock,
            counted -> counted.values().stream().mapToLong(Long::longValue).sum(),
            20_000_000,
            (list, counted) -> 100 * (1 + counted.size()));
  }

  /**
   * One page by name. How many books each has is counted for all of them at once, when something
   * has changed.
   *
   * @param limit how many at most; taken as 1 to 500
   */
  public Page<PublisherEntry> page(Visibility visibility, Position position, int limit) {
    Visible visible = Visible.to(visibility);
    Plan plan = plan(visible);
    Map<Integer, Long> counted = books.get(visibility, new Every(), () -> books(visible));
    View<PublisherEntry> view =
        new View<>(
            "publisher h",
            "h.id AS id, h.name AS name",
            "",
            TYPES,
            found -> found.stream().map(row -> entry(row, counted)).toList());
    return transactions.call(
        () -> {
          Extent extent = totals.extent(visibility, new Every(), () -> rows.count(plan));
          return listing.read(view, plan, position, limit, extent);
        });
  }

  /** The name of one; empty for an unknown one and for one without a visible book alike. */
  public Optional<String> name(Visibility visibility, int id) {
    Visible visible = Visible.to(visibility);
    String sql =
        "SELECT h.name AS name FROM publisher h WHERE h.id = :publisher AND " + seen(visible);
    return transactions
        .call(
            () ->
                rows.read(sql, visible.with(Map.of("publisher", id)), Map.of("name", String.class)))
        .stream()
        .findFirst()
        .map(row -> row.get("name", String.class));
  }

  private static Plan plan(Visible visible) {
    return new Plan(
        "publisher h FORCE INDEX (publisher_all)",
        seen(visible),
        Order.PUBLISHER_NAME,
        visible.parameters());
  }

  private static String seen(Visible visible) {
    return "(SELECT 1 " + BOOKS + visible.predicate() + " LIMIT 1) IS NOT NULL";
  }

  private Map<Integer, Long> books(Visible visible) {
    String sql =
        """
        SELECT b.publisher_id AS id, COUNT(*) AS books FROM book b FORCE INDEX (book_of_publisher)
        WHERE b.publisher_id IS NOT NULL AND %s GROUP BY b.publisher_id"""
            .formatted(visible.predicate());
    Map<Integer, Long> counted = new HashMap<>();
    transactions
        .call(
            () ->
                rows.read(
                    sql, visible.parameters(), Map.of("id", Integer.class, "books", Long.class)))
        .forEach(row -> counted.put(row.get("id", Integer.class), row.get("books", Long.class)));
    return counted;
  }

  /** One that was given a book since the counting has one at least. */
  private static PublisherEntry entry(Row row, Map<Integer, Long> counted) {
    int id = row.get("id", Integer.class);
    return new PublisherEntry(id, row.get("name", String.class), counted.getOrDefault(id, 1L));
  }

  /** Names the one list there is. */
  private record Every() {}
}
