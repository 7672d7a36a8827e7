package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Plan.Order;
import org.carrel.config.Transactions;

/** The authors of whom somebody may see at least one book. */
@Singleton
public class Authors {
  private static final Map<String, Class<?>> TYPES =
      Map.of("id", UUID.class, "name", String.class, "books", Long.class);

  private final Rows rows;
  private final Listing listing;
  private final Totals totals;
  private final Transactions transactions;

  @Inject
  Authors(Rows rows, Listing listing, Totals totals, Transactions transactions) {
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
  public Page<AuthorEntry> page(Visibility visibility, Position position, int limit) {
    Visible visible = Visible.to(visibility);
    Plan plan = plan(visible);
    return transactions.call(
        () -> {
          Extent extent = totals.extent(visibility, new Everyone(), () -> rows.count(plan));
          return listing.read(view(visible), plan, position, limit, extent);
        });
  }

  /** Empty for an unknown author and for one without a visible book alike. */
  public Optional<AuthorEntry> find(Visibility visibility, UUID id) {
    Visible visible = Visible.to(visibility);
    String sql =
        "SELECT %s FROM author a WHERE a.id = :author HAVING books > 0"
            .formatted(view(visible).columns());
    return transactions
        .call(() -> rows.read(sql, visible.with(Map.of("author", id)), TYPES))
        .stream()
        .map(Authors::entry)
        .findFirst();
  }

  private static Plan plan(Visible visible) {
    String seen =
        """
        (SELECT 1 FROM book_author ba JOIN book b ON b.id = ba.book_id
          WHERE ba.author_id = a.id AND %s LIMIT 1) IS NOT NULL"""
            .formatted(visible.predicate());
    return new Plan(
        "author a FORCE INDEX (author_all)", seen, Order.AUTHOR_NAME, visible.parameters());
  }

  private static View<AuthorEntry> view(Visible visible) {
    String columns =
        """
        a.id AS id, a.name AS name,
        (SELECT COUNT(*) FROM book_author ba JOIN book b ON b.id = ba.book_id
          WHERE ba.author_id = a.id AND %s) AS books"""
            .formatted(visible.predicate());
    return new View<>(
        "author a", columns, "", TYPES, found -> found.stream().map(Authors::entry).toList());
  }

  private static AuthorEntry entry(Row row) {
    return new AuthorEntry(
        row.get("id", UUID.class), row.get("name", String.class), row.get("books", Long.class));
  }

  /** Names the one list there is. */
  private record Everyone() {}
}
