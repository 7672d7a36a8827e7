package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
      Map.of("id", Integer.class, "name", String.class, "books", Long.class);

  private final Rows rows;
  private final Listing listing;
  private final Totals totals;
  private final Transactions transactions;

  @Inject
  Publishers(Rows rows, Listing listing, Totals totals, Transactions transactions) {
    this.rows = rows;
    this.listing = listing;
    this.totals = totals;
    this.transactions = transactions;
  }

  /**
   * One page by name, in one statement, and a second now and then for the total.
   *
   * @param limit how many at most; taken as 1 to 500
   */
  public Page<PublisherEntry> page(Visibility visibility, Position position, int limit) {
    Visible visible = Visible.to(visibility);
    Plan plan = plan(visible);
    return transactions.call(
        () -> {
          Extent extent = totals.extent(visibility, new Every(), () -> rows.count(plan));
          return listing.read(view(visible), plan, position, limit, extent);
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

  private static View<PublisherEntry> view(Visible visible) {
    String columns =
        "h.id AS id, h.name AS name, (SELECT COUNT(*) %s%s) AS books"
            .formatted(BOOKS, visible.predicate());
    return new View<>(
        "publisher h", columns, "", TYPES, found -> found.stream().map(Publishers::entry).toList());
  }

  private static PublisherEntry entry(Row row) {
    return new PublisherEntry(
        row.get("id", Integer.class), row.get("name", String.class), row.get("books", Long.class));
  }

  /** Names the one list there is. */
  private record Every() {}
}
