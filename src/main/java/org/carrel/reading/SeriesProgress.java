package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.catalog.Visible;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;

/** How far the caller has read whole series. Throws as {@link Progress} does. */
@Singleton
public class SeriesProgress {
  private static final Map<String, Class<?>> COUNTS =
      Map.of(
          "series_id", UUID.class,
          "books", Long.class,
          "finished", Long.class,
          "under_way", Long.class);

  private final Rows rows;
  private final ReadingLog log;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  SeriesProgress(Rows rows, ReadingLog log, Policy policy, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.log = log;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Of many series, in one statement; without those of which no book is visible. */
  public Map<UUID, SeriesReading> find(Caller caller, Collection<UUID> series) {
    Readers.isOne(caller);
    if (series.isEmpty()) {
      return Map.of();
    }
    Visible visible = Visible.to(policy.visibility(caller));
    String sql =
        """
        SELECT b.series_id AS series_id, COUNT(*) AS books, COUNT(p.finished_at) AS finished,
          COUNT(CASE WHEN p.status = 'READING' THEN 1 END) AS under_way
        FROM book b LEFT JOIN reading_position p ON p.book_id = b.id AND p.account_id = :reader
        WHERE b.series_id IN (:series) AND %s
        GROUP BY b.series_id
        """
            .formatted(visible.predicate());
    Map<String, Object> named = Map.of("reader", caller.accountId(), "series", series);
    Map<UUID, SeriesReading> found = new HashMap<>();
    transactions
        .call(() -> rows.read(sql, visible.with(named), COUNTS))
        .forEach(row -> found.put(row.get("series_id", UUID.class), counted(row)));
    return found;
  }

  private static SeriesReading counted(Row row) {
    return new SeriesReading(
        row.get("series_id", UUID.class),
        row.get("books", Long.class).intValue(),
        row.get("finished", Long.class).intValue(),
        row.get("under_way", Long.class).intValue());
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
    List<Row> books = books(policy.visibility(caller), series);
    if (books.isEmpty()) {
      throw Failure.notFound("There is no such series.");
    }
    return transactions.callApart(
        () -> {
          log.lock(caller.accountId());
          return books.stream().mapToInt(act).sum();
        });
  }

  private List<Row> books(Visibility visibility, UUID series) {
    Visible visible = Visible.to(visibility);
    String sql =
        "SELECT b.id AS id, b.page_count AS page_count FROM book b WHERE b.series_id = :series AND "
            + visible.predicate();
    return transactions.call(
        () ->
            rows.read(
                sql,
                visible.with(Map.of("series", series)),
                Map.of("id", UUID.class, "page_count", Integer.class)));
  }

  private static OwnBook own(Caller caller, Row book) {
    return new OwnBook(caller.accountId(), book.get("id", UUID.class));
  }
}
