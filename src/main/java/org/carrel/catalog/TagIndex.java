package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carrel.access.Visibility;
import org.carrel.catalog.Facets.Facet;
import org.carrel.catalog.Plan.Order;
import org.carrel.config.Transactions;

/** The tags that somebody sees at least one book of. */
@Singleton
public class TagIndex {
  private static final Map<String, Class<?>> TYPES =
      Map.of("id", Integer.class, "name", String.class);

  private final Rows rows;
  private final Listing listing;
  private final Totals totals;
  private final Facets facets;
  private final Transactions transactions;

  @Inject
  TagIndex(Rows rows, Listing listing, Totals totals, Facets facets, Transactions transactions) {
    this.rows = rows;
    this.listing = listing;
    this.totals = totals;
    this.facets = facets;
    this.transactions = transactions;
  }

  /**
   * One page by name. How many books each tag has is counted for all of them at once, when
   * something has changed.
   *
   * @param limit how many at most; taken as 1 to 500
   */
  public Page<TagEntry> page(Visibility visibility, Position position, int limit) {
    Map<String, Long> books = books(visibility);
    Plan plan = plan(Visible.to(visibility));
    View<TagEntry> view =
        new View<>(
            "tag t", "t.id AS id, t.name AS name", "", TYPES, found -> entries(found, books));
    return transactions.call(
        () -> {
          Extent extent = totals.extent(visibility, new Every(), () -> rows.count(plan));
          return listing.read(view, plan, position, limit, extent);
        });
  }

  /** That of one tag; empty for an unknown tag and for one without a visible book alike. */
  public Optional<String> name(Visibility visibility, int id) {
    Visible visible = Visible.to(visibility);
    String sql =
        "SELECT t.id AS id, t.name AS name FROM tag t WHERE t.id = :tag AND " + seen(visible);
    return transactions.call(() -> rows.read(sql, visible.with(Map.of("tag", id)), TYPES)).stream()
        .findFirst()
        .map(row -> row.get("name", String.class));
  }

  private Map<String, Long> books(Visibility visibility) {
    return facets.all(visibility, Trait.TAG).stream()
        .collect(Collectors.toMap(Facet::value, Facet::books));
  }

  /** A tag that a book was given since the counting has one at least. */
  private static List<TagEntry> entries(List<Row> found, Map<String, Long> books) {
    return found.stream()
        .map(
            row -> {
              int id = row.get("id", Integer.class);
              return new TagEntry(
                  id, row.get("name", String.class), books.getOrDefault(String.valueOf(id), 1L));
            })
        .toList();
  }

  private static Plan plan(Visible visible) {
    return new Plan(
        "tag t FORCE INDEX (tag_all)", seen(visible), Order.TAG_NAME, visible.parameters());
  }

  private static String seen(Visible visible) {
    return """
        (SELECT 1 FROM book_tag bt JOIN book b ON b.id = bt.book_id
          WHERE bt.tag_id = t.id AND %s LIMIT 1) IS NOT NULL"""
        .formatted(visible.predicate());
  }

  /** Names the one list there is. */
  private record Every() {}
}
