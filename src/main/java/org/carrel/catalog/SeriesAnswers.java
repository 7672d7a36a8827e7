package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.access.Visibility;
import org.carrel.catalog.Part.Range;
import org.carrel.config.Transactions;

/**
 * Series of which somebody sees a book, for clients that put their questions together themselves.
 */
@Singleton
public class SeriesAnswers {
  private final Rows rows;
  private final Totals totals;
  private final Transactions transactions;

  @Inject
  SeriesAnswers(Rows rows, Totals totals, Transactions transactions) {
    this.rows = rows;
    this.totals = totals;
    this.transactions = transactions;
  }

  /** In one statement, and a second now and then for the total. */
  public Part<SeriesEntry> ask(Visibility visibility, Question question, Range range) {
    Visible visible = Visible.to(visibility);
    ConditionSql condition = new ConditionSql("s", question.condition());
    String where = seen(visible) + " AND " + visible.narrowed(condition.sql());
    Map<String, Object> parameters = visible.with(condition.parameters());
    String order = visible.narrowed(question.order("s.id"));
    String sql =
        """
        SELECT %s FROM (SELECT s.id FROM series s WHERE %s ORDER BY %s LIMIT :count OFFSET :offset) p
        JOIN series s ON s.id = p.id ORDER BY %s"""
            .formatted(SeriesIndex.columns(visible), where, order, order);
    Map<String, Object> all = new LinkedHashMap<>(parameters);
    all.put("count", range.limit());
    all.put("offset", range.offset());
    return transactions.call(
        () -> {
          long total = totals.of(visibility, condition, question, () -> count(where, parameters));
          return total <= range.offset()
              ? new Part<SeriesEntry>(List.of(), total)
              : new Part<>(SeriesIndex.entries(rows.read(sql, all, SeriesIndex.TYPES)), total);
        });
  }

  private long count(String where, Map<String, Object> parameters) {
    return rows.read(
            "SELECT COUNT(*) AS number FROM series s WHERE " + where,
            parameters,
            Map.of("number", Long.class))
        .get(0)
        .get("number", Long.class);
  }

  /** Those of the ids that are visible. */
  public Map<UUID, SeriesEntry> byId(Visibility visibility, Collection<UUID> ids) {
    return read(visibility, "s.id IN (:parents)", "s.id", ids).stream()
        .collect(Collectors.toMap(SeriesEntry::id, Function.identity()));
  }

  /** The series of each library, by name. */
  public Map<UUID, List<SeriesEntry>> ofLibraries(
      Visibility visibility, Collection<UUID> libraries) {
    Map<UUID, List<SeriesEntry>> groups = new LinkedHashMap<>();
    for (SeriesEntry series :
        read(visibility, "s.library_id IN (:parents)", "s.sort_name, s.id", libraries)) {
      groups.computeIfAbsent(series.libraryId(), absent -> new ArrayList<>()).add(series);
    }
    return groups;
  }

  private List<SeriesEntry> read(
      Visibility visibility, String condition, String order, Collection<UUID> parents) {
    if (parents.isEmpty()) {
      return List.of();
    }
    Visible visible = Visible.to(visibility);
    String sql =
        "SELECT %s FROM series s WHERE %s AND %s ORDER BY %s"
            .formatted(SeriesIndex.columns(visible), condition, seen(visible), order);
    return transactions.call(
        () ->
            SeriesIndex.entries(
                rows.read(sql, visible.with(Map.of("parents", parents)), SeriesIndex.TYPES)));
  }

  /** A scalar subquery, which MariaDB leaves alone, where EXISTS would become a join. */
  private static String seen(Visible visible) {
    return """
        (SELECT 1 FROM book b FORCE INDEX (book_of_series)
          WHERE b.series_id = s.id AND %s LIMIT 1) IS NOT NULL"""
        .formatted(visible.predicate());
  }
}
