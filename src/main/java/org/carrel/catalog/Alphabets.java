package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;

/**
 * How many names begin with each letter, upper case, of what somebody may see; in one statement or
 * two however many libraries or series are asked for.
 */
@Singleton
public class Alphabets {
  private static final Map<String, Class<?>> TYPES =
      Map.of("parent", UUID.class, "letter", String.class, "number", Long.class);

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  Alphabets(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Of the file names of all books. */
  public Map<String, Long> books(Visibility visibility) {
    return only(books(visibility, "NULL", "TRUE", Map.of()));
  }

  /** Of those of each library; one without books is missing. */
  public Map<UUID, Map<String, Long>> booksOfLibraries(
      Visibility visibility, Collection<UUID> libraries) {
    return books(
        visibility, "b.library_id", "b.library_id IN (:parents)", Map.of("parents", libraries));
  }

  /** Of those of each series, and of a library's id those of its books without one. */
  public Map<UUID, Map<String, Long>> booksOfSeries(
      Visibility visibility, Collection<UUID> series) {
    Map<String, Object> named = Map.of("parents", series);
    Map<UUID, Map<String, Long>> found =
        books(
            visibility,
            "b.library_id",
            "b.series_id IS NULL AND b.library_id IN (:parents)",
            named);
    found.putAll(books(visibility, "b.series_id", "b.series_id IN (:parents)", named));
    return found;
  }

  private Map<UUID, Map<String, Long>> books(
      Visibility visibility, String parent, String condition, Map<String, Object> named) {
    Visible visible = Visible.to(visibility);
    return letters(
        parent,
        "b.file_stem",
        "book b WHERE " + condition + " AND " + visible.predicate(),
        visible.with(named));
  }

  /** Of the names of all series. */
  public Map<String, Long> series(Visibility visibility) {
    return only(series(visibility, "NULL", "TRUE", Map.of()));
  }

  /** Of those of each library; one without series is missing. */
  public Map<UUID, Map<String, Long>> seriesOfLibraries(
      Visibility visibility, Collection<UUID> libraries) {
    return series(
        visibility, "s.library_id", "s.library_id IN (:parents)", Map.of("parents", libraries));
  }

  private Map<UUID, Map<String, Long>> series(
      Visibility visibility, String parent, String condition, Map<String, Object> named) {
    Visible visible = Visible.to(visibility);
    String from =
        """
        series s WHERE %s AND (SELECT 1 FROM book b FORCE INDEX (book_of_series)
          WHERE b.series_id = s.id AND %s LIMIT 1) IS NOT NULL"""
            .formatted(condition, visible.predicate());
    return letters(parent, "s.name", from, visible.with(named));
  }

  /** Of the names of all libraries. */
  public Map<String, Long> libraries(Visibility visibility) {
    Visible visible = Visible.libraries(visibility);
    return only(
        letters("NULL", "l.name", "library l WHERE " + visible.predicate(), visible.parameters()));
  }

  private Map<UUID, Map<String, Long>> letters(
      String parent, String column, String from, Map<String, Object> parameters) {
    String sql =
        """
        SELECT %s AS parent, UPPER(LEFT(%s, 1)) AS letter, COUNT(*) AS number
        FROM %s GROUP BY parent, letter ORDER BY letter"""
            .formatted(parent, column, from);
    Map<UUID, Map<String, Long>> letters = new LinkedHashMap<>();
    for (Row row : transactions.call(() -> rows.read(sql, parameters, TYPES))) {
      letters
          .computeIfAbsent(row.get("parent", UUID.class), absent -> new LinkedHashMap<>())
          .merge(row.get("letter", String.class), row.get("number", Long.class), Long::sum);
    }
    return letters;
  }

  private static Map<String, Long> only(Map<UUID, Map<String, Long>> letters) {
    return letters.values().stream().findFirst().orElse(Map.of());
  }
}
