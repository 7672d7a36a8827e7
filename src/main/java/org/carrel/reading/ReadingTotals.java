package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.catalog.Visible;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * How much the caller, or everybody, has read of the books that the caller sees. Each method throws
 * FORBIDDEN for programs that were not let into the progress, and for what others read without
 * READ_USERS.
 */
@Singleton
public class ReadingTotals {
  private static final Map<String, Class<?>> COUNTS =
      Map.of("parent", UUID.class, "finished", Long.class, "under_way", Long.class);
  private static final Map<String, Class<?>> TIME =
      Map.of("parent", UUID.class, "seconds", Long.class);

  private final Rows rows;
  private final Policy policy;
  private final Transactions transactions;

  @Inject
  ReadingTotals(Rows rows, Policy policy, Transactions transactions) {
    this.rows = rows;
    this.policy = policy;
    this.transactions = transactions;
  }

  /** Of everything. */
  public ReadingTotal all(Caller caller, boolean everybody) {
    return read(caller, everybody, "NULL", "TRUE", Map.of()).getOrDefault(null, ReadingTotal.NONE);
  }

  /** Of each library of which anything was read. */
  public Map<UUID, ReadingTotal> ofLibraries(
      Caller caller, boolean everybody, Collection<UUID> libraries) {
    return some(caller, everybody, "b.library_id", "b.library_id IN (:parents)", libraries);
  }

  /** Of each series, and of a library's id its books without one, of which anything was read. */
  public Map<UUID, ReadingTotal> ofSeries(
      Caller caller, boolean everybody, Collection<UUID> series) {
    Map<UUID, ReadingTotal> found =
        new HashMap<>(
            some(
                caller,
                everybody,
                "b.library_id",
                "b.series_id IS NULL AND b.library_id IN (:parents)",
                series));
    found.putAll(some(caller, everybody, "b.series_id", "b.series_id IN (:parents)", series));
    return found;
  }

  /**
   * How many books each account has finished, those of the catalogue that the caller sees.
   *
   * @throws Failure FORBIDDEN for others than the caller without READ_USERS
   */
  public Map<UUID, Long> finishedBy(Caller caller, Collection<UUID> accounts) {
    boolean own = accounts.stream().allMatch(caller.accountId()::equals);
    return ranked(
        caller, !own, "p.account_id IN (:accounts)", Map.of("accounts", accounts), accounts.size());
  }

  /** Who finished most, the first first, without those who finished nothing. */
  public List<UUID> topReaders(Caller caller, int most) {
    return List.copyOf(ranked(caller, true, "TRUE", Map.of(), most).keySet());
  }

  private Map<UUID, Long> ranked(
      Caller caller, boolean everybody, String condition, Map<String, Object> named, int most) {
    require(caller, everybody);
    Visible visible = Visible.to(policy.visibility(caller));
    String sql =
        """
        SELECT p.account_id AS parent, COUNT(*) AS finished
        FROM reading_position p JOIN book b ON b.id = p.book_id
        WHERE p.finished_at IS NOT NULL AND %s AND %s
        GROUP BY p.account_id ORDER BY finished DESC, p.account_id LIMIT %d"""
            .formatted(condition, visible.predicate(), Math.max(0, most));
    Map<String, Class<?>> columns = Map.of("parent", UUID.class, "finished", Long.class);
    Map<UUID, Long> ranked = new LinkedHashMap<>();
    transactions
        .call(() -> rows.read(sql, visible.with(named), columns))
        .forEach(row -> ranked.put(row.get("parent", UUID.class), row.get("finished", Long.class)));
    return ranked;
  }

  private Map<UUID, ReadingTotal> some(
      Caller caller, boolean everybody, String parent, String condition, Collection<UUID> of) {
    return of.isEmpty()
        ? Map.of()
        : read(caller, everybody, parent, condition, Map.of("parents", of));
  }

  private Map<UUID, ReadingTotal> read(
      Caller caller,
      boolean everybody,
      String parent,
      String condition,
      Map<String, Object> parents) {
    require(caller, everybody);
    Visible visible = Visible.to(policy.visibility(caller));
    String where =
        "%s AND %s AND %s"
            .formatted(
                everybody ? "TRUE" : "r.account_id = :reader", condition, visible.predicate());
    Map<String, Object> named = new HashMap<>(visible.with(parents));
    named.put("reader", caller.accountId());
    return transactions.call(() -> read(parent, where, named));
  }

  private Map<UUID, ReadingTotal> read(String parent, String where, Map<String, Object> named) {
    String counts =
        """
        SELECT %s AS parent, COUNT(r.finished_at) AS finished,
          COUNT(CASE WHEN r.status = 'READING' THEN 1 END) AS under_way
        FROM reading_position r JOIN book b ON b.id = r.book_id WHERE %s GROUP BY parent"""
            .formatted(parent, where);
    String time =
        """
        SELECT %s AS parent, SUM(r.elapsed_seconds) AS seconds
        FROM reading_session r JOIN book b ON b.id = r.book_id WHERE %s GROUP BY parent"""
            .formatted(parent, where);
    Map<UUID, Long> seconds = new HashMap<>();
    rows.read(time, named, TIME)
        .forEach(row -> seconds.put(row.get("parent", UUID.class), row.get("seconds", Long.class)));
    Map<UUID, ReadingTotal> totals = new HashMap<>();
    for (Row row : rows.read(counts, named, COUNTS)) {
      UUID of = row.get("parent", UUID.class);
      totals.put(
          of,
          new ReadingTotal(
              row.get("finished", Long.class),
              row.get("under_way", Long.class),
              seconds.getOrDefault(of, 0L)));
    }
    return totals;
  }

  private void require(Caller caller, boolean everybody) {
    Readers.isOne(caller);
    if (everybody) {
      policy.require(caller, Permission.READ_USERS);
    }
  }
}
