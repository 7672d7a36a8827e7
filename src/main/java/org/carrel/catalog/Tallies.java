package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;

/** Counts of what somebody may see. */
@Singleton
public class Tallies {
  private final Rows rows;
  private final Transactions transactions;

  @Inject
  Tallies(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * @param bytes of all files together
   */
  public record Tally(long series, long books, long bytes) {
    public static final Tally NONE = new Tally(0, 0, 0);
  }

  /** Of how many series and libraries books are. */
  public record Spread(long books, long series, long libraries) {}

  /** Of everything. */
  public Tally all(Visibility visibility) {
    return read(visibility, "NULL", "TRUE", Map.of()).values().stream()
        .findFirst()
        .orElse(Tally.NONE);
  }

  /** Of each library; one without books is missing. */
  public Map<UUID, Tally> ofLibraries(Visibility visibility, Collection<UUID> libraries) {
    return some(visibility, "b.library_id", "b.library_id IN (:parents)", libraries);
  }

  /** Of each series, and of a library's id its books without one; one without books is missing. */
  public Map<UUID, Tally> ofSeries(Visibility visibility, Collection<UUID> series) {
    Map<UUID, Tally> tallies = new LinkedHashMap<>(loose(visibility, series));
    tallies.putAll(some(visibility, "b.series_id", "b.series_id IN (:parents)", series));
    return tallies;
  }

  /** Of the books of each library that have no series; one without any is missing. */
  public Map<UUID, Tally> loose(Visibility visibility, Collection<UUID> libraries) {
    return some(
        visibility,
        "b.library_id",
        "b.series_id IS NULL AND b.library_id IN (:parents)",
        libraries);
  }

  private Map<UUID, Tally> some(
      Visibility visibility, String parent, String condition, Collection<UUID> of) {
    return of.isEmpty() ? Map.of() : read(visibility, parent, condition, Map.of("parents", of));
  }

  private Map<UUID, Tally> read(
      Visibility visibility, String parent, String condition, Map<String, Object> named) {
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT %s AS parent, COUNT(DISTINCT b.series_id) AS series, COUNT(*) AS books,
          COALESCE(SUM(b.file_size), 0) AS bytes
        FROM book b WHERE %s AND %s GROUP BY parent"""
            .formatted(parent, condition, visible.predicate());
    Map<String, Class<?>> types =
        Map.of(
            "parent", UUID.class, "series", Long.class, "books", Long.class, "bytes", Long.class);
    Map<UUID, Tally> tallies = new LinkedHashMap<>();
    for (Row row : transactions.call(() -> rows.read(sql, visible.with(named), types))) {
      tallies.put(
          row.get("parent", UUID.class),
          new Tally(
              row.get("series", Long.class),
              row.get("books", Long.class),
              row.get("bytes", Long.class)));
    }
    return tallies;
  }

  /** How far the books that meet a condition are spread. */
  public Spread spread(Visibility visibility, Condition among) {
    Visible visible = Visible.to(visibility);
    ConditionSql condition = new ConditionSql("b", among);
    String sql =
        """
        SELECT COUNT(*) AS books, COUNT(DISTINCT b.series_id) AS series,
          COUNT(DISTINCT b.library_id) AS libraries
        FROM book b WHERE %s AND %s"""
            .formatted(visible.predicate(), visible.narrowed(condition.sql()));
    Map<String, Class<?>> types =
        Map.of("books", Long.class, "series", Long.class, "libraries", Long.class);
    Row row =
        transactions.call(() -> rows.read(sql, visible.with(condition.parameters()), types)).get(0);
    return new Spread(
        row.get("books", Long.class),
        row.get("series", Long.class),
        row.get("libraries", Long.class));
  }
}
