package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Plan.Order;
import org.carrel.config.Transactions;

/** The series of which somebody may see at least one book. */
@Singleton
public class SeriesIndex {
  static final Map<String, Class<?>> TYPES =
      Map.of(
          "id",
          UUID.class,
          "library_id",
          UUID.class,
          "name",
          String.class,
          "created_at",
          Instant.class,
          "updated_at",
          Instant.class,
          "books",
          Long.class);

  private final Rows rows;
  private final Listing listing;
  private final Totals totals;
  private final Transactions transactions;

  @Inject
  SeriesIndex(Rows rows, Listing listing, Totals totals, Transactions transactions) {
    this.rows = rows;
    this.listing = listing;
    this.totals = totals;
    this.transactions = transactions;
  }

  /**
   * One page, in one statement, and a second now and then for the total.
   *
   * @param limit how many at most; taken as 1 to 500
   */
  public Page<SeriesEntry> page(
      Visibility visibility, SeriesSelection selection, Position position, int limit) {
    Visible visible = Visible.to(visibility);
    return plan(visible, selection)
        .map(plan -> page(visibility, selection, plan, view(visible), position, limit))
        .orElse(Page.empty());
  }

  private Page<SeriesEntry> page(
      Visibility visibility,
      SeriesSelection selection,
      Plan plan,
      View<SeriesEntry> view,
      Position position,
      int limit) {
    return transactions.call(
        () -> {
          Extent extent = totals.extent(visibility, (Record) selection, () -> rows.count(plan));
          return listing.read(view, plan, position, limit, extent);
        });
  }

  /** Empty for an unknown series and for one without a visible book alike. */
  public Optional<SeriesEntry> find(Visibility visibility, UUID id) {
    Visible visible = Visible.to(visibility);
    String sql =
        "SELECT %s FROM series s WHERE s.id = :series HAVING books > 0".formatted(columns(visible));
    return transactions
        .call(() -> rows.read(sql, visible.with(Map.of("series", id)), TYPES))
        .stream()
        .map(SeriesIndex::entry)
        .findFirst();
  }

  private static View<SeriesEntry> view(Visible visible) {
    return new View<>("series s", columns(visible), "", TYPES, SeriesIndex::entries);
  }

  static String columns(Visible visible) {
    return """
        s.id AS id, s.library_id AS library_id, s.name AS name, s.created_at AS created_at,
        s.updated_at AS updated_at,
        (SELECT COUNT(*) FROM book b FORCE INDEX (book_of_series)
          WHERE b.series_id = s.id AND %s) AS books"""
        .formatted(visible.predicate());
  }

  static List<SeriesEntry> entries(List<Row> found) {
    return found.stream().map(SeriesIndex::entry).toList();
  }

  private static SeriesEntry entry(Row row) {
    return new SeriesEntry(
        row.get("id", UUID.class),
        row.get("library_id", UUID.class),
        row.get("name", String.class),
        row.get("books", Long.class),
        row.get("created_at", Instant.class),
        row.get("updated_at", Instant.class));
  }

  private static Optional<Plan> plan(Visible visible, SeriesSelection selection) {
    if (selection instanceof SeriesSelection.Latest) {
      return plan(visible, "FORCE INDEX (series_latest)", "", Order.SERIES_LATEST, Map.of());
    }
    if (selection instanceof SeriesSelection.OfLibrary of) {
      return plan(
          visible,
          "FORCE INDEX (series_of_library)",
          "s.library_id = :library AND ",
          Order.SERIES_NAME,
          Map.of("library", of.library()));
    }
    if (selection instanceof SeriesSelection.Search search) {
      String matched = "MATCH (s.search_text) AGAINST (:asked IN BOOLEAN MODE) AND ";
      return SearchWords.asked(search.words())
          .flatMap(asked -> plan(visible, "", matched, Order.SERIES_NAME, Map.of("asked", asked)));
    }
    return plan(visible, "FORCE INDEX (series_all)", "", Order.SERIES_NAME, Map.of());
  }

  /** A scalar subquery, which MariaDB leaves alone, where EXISTS would become a join. */
  private static Optional<Plan> plan(
      Visible visible, String index, String selected, Order order, Map<String, Object> named) {
    String seen =
        """
        (SELECT 1 FROM book b FORCE INDEX (book_of_series)
          WHERE b.series_id = s.id AND %s LIMIT 1) IS NOT NULL"""
            .formatted(visible.predicate());
    return Optional.of(new Plan("series s " + index, selected + seen, order, visible.with(named)));
  }
}
