package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.carrel.access.Policy;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.catalog.Visible;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/**
 * How far the caller has read whole series; a library's id stands for its books without a series.
 * Throws as {@link Progress} does.
 */
@Singleton
public class SeriesProgress {
  private static final Map<String, Class<?>> COUNTS =
      Map.of(
          "parent", UUID.class,
          "books", Long.class,
          "finished", Long.class,
          "under_way", Long.class);

  private final Rows rows;
  private final ReadingLog log;
  private final ReadingVersions versions;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  SeriesProgress(
      Rows rows,
      ReadingLog log,
      ReadingVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.log = log;
    this.versions = versions;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What holds books together. */
  private enum Shelf {
    SERIES("b.series_id", "b.series_id IN (:series)"),
    LOOSE("b.library_id", "b.series_id IS NULL AND b.library_id IN (:series)");

    private final String parent;
    private final String condition;

    Shelf(String parent, String condition) {
      this.parent = parent;
      this.condition = condition;
    }
  }

  /** Of many series, in one or two statements; without those of which no book is visible. */
  public Map<UUID, SeriesReading> find(Caller caller, Collection<UUID> series) {
    Readers.isOne(caller);
    Map<UUID, SeriesReading> found = new HashMap<>();
    String sql =
        """
        SELECT %s AS parent, COUNT(*) AS books, COUNT(p.finished_at) AS finished,
          COUNT(CASE WHEN p.status = 'READING' THEN 1 END) AS under_way
        FROM book b LEFT JOIN reading_position p ON p.book_id = b.id AND p.account_id = :reader
        WHERE %s AND %s GROUP BY parent""";
    for (Shelf shelf : Shelf.values()) {
      List<UUID> others = series.stream().filter(id -> !found.containsKey(id)).toList();
      read(caller, shelf, others, sql, COUNTS)
          .forEach(row -> found.put(row.get("parent", UUID.class), counted(row)));
    }
    return found;
  }

  private static SeriesReading counted(Row row) {
    return new SeriesReading(
        row.get("parent", UUID.class),
        row.get("books", Long.class).intValue(),
        row.get("finished", Long.class).intValue(),
        row.get("under_way", Long.class).intValue());
  }

  /** Of each of many series the books that are being read or were never opened, in their order. */
  public Map<UUID, List<UUID>> upNext(Caller caller, Collection<UUID> series) {
    Readers.isOne(caller);
    Map<UUID, List<UUID>> found = new LinkedHashMap<>();
    String sql =
        """
        SELECT %s AS parent, b.id AS id
        FROM book b LEFT JOIN reading_position p ON p.book_id = b.id AND p.account_id = :reader
        WHERE %s AND %s AND COALESCE(p.status, 'READING') = 'READING'
        ORDER BY parent, b.series_sort, b.file_stem, b.id""";
    for (Shelf shelf : Shelf.values()) {
      List<UUID> others = series.stream().filter(id -> !found.containsKey(id)).toList();
      read(caller, shelf, others, sql, Map.of("parent", UUID.class, "id", UUID.class))
          .forEach(
              row ->
                  found
                      .computeIfAbsent(row.get("parent", UUID.class), id -> new ArrayList<>())
                      .add(row.get("id", UUID.class)));
    }
    return found;
  }

  /**
   * @param sql with places for the parent, the condition and what is visible
   */
  private List<Row> read(
      Caller caller,
      Shelf shelf,
      Collection<UUID> series,
      String sql,
      Map<String, Class<?>> columns) {
    if (series.isEmpty()) {
      return List.of();
    }
    Visible visible = Visible.to(policy.visibility(caller));
    String whole = sql.formatted(shelf.parent, shelf.condition, visible.predicate());
    Map<String, Object> named = Map.of("reader", caller.accountId(), "series", series);
    return transactions.call(() -> rows.read(whole, visible.with(named), columns));
  }

  /**
   * Every book of it that the caller sees is read to its end.
   *
   * @return how many were not finished yet
   */
  public int finish(Caller caller, UUID series) {
    Instant now = clock.instant();
    return each(
        caller,
        series,
        book -> log.finish(own(caller, book), book.get("page_count", Integer.class), now) ? 1 : 0);
  }

  /**
   * Forgets all that is known of the caller and the series' books.
   *
   * @return how many sessions there were
   */
  public int deleteHistory(Caller caller, UUID series) {
    return each(caller, series, book -> log.forget(own(caller, book)));
  }

  private int each(Caller caller, UUID series, ToIntFunction<Row> act) {
    Readers.require(caller);
    List<Row> books = books(caller, series);
    if (books.isEmpty()) {
      throw Failure.notFound("There is no such series.");
    }
    int sum =
        transactions.callApart(
            () -> {
              log.lock(caller.accountId());
              return books.stream().mapToInt(act).sum();
            });
    versions.drop(caller.accountId());
    return sum;
  }

  private List<Row> books(Caller caller, UUID series) {
    String sql =
        "SELECT %s AS parent, b.id AS id, b.page_count AS page_count FROM book b WHERE %s AND %s";
    Map<String, Class<?>> columns = Map.of("id", UUID.class, "page_count", Integer.class);
    List<Row> found = read(caller, Shelf.SERIES, List.of(series), sql, columns);
    return found.isEmpty() ? read(caller, Shelf.LOOSE, List.of(series), sql, columns) : found;
  }

  private static OwnBook own(Caller caller, Row book) {
    return new OwnBook(caller.accountId(), book.get("id", UUID.class));
  }
}
