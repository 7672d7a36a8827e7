package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Part.Range;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * The server's jobs: the scans of the libraries that a caller sees. To look needs READ_JOBS, all
 * else MANAGE_JOBS; without it a method throws {@code FORBIDDEN}.
 */
@Singleton
public class Jobs {
  private static final String FROM = "FROM scan s JOIN library l ON l.id = s.library_id WHERE ";

  private final Rows rows;
  private final Transactions transactions;
  private final Policy policy;
  private final Clock clock;

  @Inject
  Jobs(Rows rows, Transactions transactions, Policy policy, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * What a scan has made of a library.
   *
   * @param folders in which it met books
   */
  public record Output(ScanProgress scan, int folders, int newSeries, int changedSeries) {}

  /** The latest first. */
  public Part<ScanProgress> list(Caller caller, Range range) {
    Visible visible = allowed(caller, Permission.READ_JOBS);
    Map<String, Object> paged =
        visible.with(Map.of("count", range.limit(), "offset", range.offset()));
    String sql =
        "SELECT %s %s %s ORDER BY s.requested_at DESC, s.id DESC LIMIT :count OFFSET :offset"
            .formatted(ScanRow.COLUMNS, FROM, visible.predicate());
    return transactions.call(
        () -> new Part<>(scans(caller, rows.read(sql, paged, ScanRow.TYPES)), count(visible)));
  }

  private List<ScanProgress> scans(Caller caller, List<Row> found) {
    Visibility visibility = policy.visibility(caller);
    return found.stream().map(row -> ScanRow.progress(row, visibility)).toList();
  }

  private long count(Visible visible) {
    String sql = "SELECT COUNT(*) AS number " + FROM + visible.predicate();
    return rows.read(sql, visible.parameters(), Map.of("number", Long.class))
        .get(0)
        .get("number", Long.class);
  }

  public Optional<ScanProgress> find(Caller caller, UUID id) {
    return find(caller, Permission.READ_JOBS, id);
  }

  private Optional<ScanProgress> find(Caller caller, Permission permission, UUID id) {
    Visible visible = allowed(caller, permission);
    String sql =
        "SELECT %s %s s.id = :scan AND %s".formatted(ScanRow.COLUMNS, FROM, visible.predicate());
    Map<String, Object> named = visible.with(Map.of("scan", id));
    return transactions.call(() -> scans(caller, rows.read(sql, named, ScanRow.TYPES))).stream()
        .findFirst();
  }

  /** Of those of the jobs that have begun and are visible. */
  public Map<UUID, Output> outputs(Caller caller, Collection<UUID> ids) {
    Visible visible = allowed(caller, Permission.READ_JOBS);
    Visible books = Visible.to(policy.visibility(caller));
    String during = "BETWEEN s.started_at AND COALESCE(s.finished_at, :now)";
    String seen =
        "(SELECT 1 FROM book b WHERE b.series_id = x.id AND %s LIMIT 1) IS NOT NULL"
            .formatted(books.predicate());
    String sql =
        """
        SELECT %s, s.folders AS folders,
          (SELECT COUNT(*) FROM series x WHERE x.library_id = s.library_id
            AND x.created_at %s AND %s) AS new_series,
          (SELECT COUNT(*) FROM series x WHERE x.library_id = s.library_id
            AND x.created_at < s.started_at AND x.updated_at %s AND %s) AS changed_series
        %s s.id IN (:ids) AND s.started_at IS NOT NULL AND %s"""
            .formatted(ScanRow.COLUMNS, during, seen, during, seen, FROM, visible.predicate());
    Map<String, Class<?>> types = new HashMap<>(ScanRow.TYPES);
    List.of("folders", "new_series", "changed_series")
        .forEach(column -> types.put(column, Integer.class));
    Map<String, Object> named =
        books.with(visible.with(Map.of("ids", ids, "now", clock.instant())));
    Map<UUID, Output> outputs = new HashMap<>();
    for (Row row : transactions.call(() -> rows.read(sql, named, types))) {
      outputs.put(row.get("id", UUID.class), output(row, policy.visibility(caller)));
    }
    return outputs;
  }

  private static Output output(Row row, Visibility visibility) {
    return new Output(
        ScanRow.progress(row, visibility),
        row.get("folders", Integer.class),
        row.get("new_series", Integer.class),
        row.get("changed_series", Integer.class));
  }

  /** How long it has worked, or did. */
  public Duration elapsed(ScanProgress job) {
    if (job.started() == null) {
      return Duration.ZERO;
    }
    return Duration.between(
        job.started(), job.finished() == null ? clock.instant() : job.finished());
  }

  /**
   * Asks a job to end; what it has done stays.
   *
   * @return false if it has ended already
   * @throws Failure NOT_FOUND if there is none
   */
  public boolean cancel(Caller caller, UUID id) {
    get(caller, id);
    String sql =
        "UPDATE scan SET cancel_requested = TRUE"
            + " WHERE id = :scan AND unfinished_library_id IS NOT NULL";
    return transactions.call(() -> rows.change(sql, Map.of("scan", id))) == 1;
  }

  private ScanProgress get(Caller caller, UUID id) {
    return find(caller, Permission.MANAGE_JOBS, id)
        .orElseThrow(() -> Failure.notFound("There is no such job."));
  }

  /**
   * Forgets a job. Under way it is ended so, too: whoever works on it finds its lease gone.
   *
   * @param force whether it may be under way
   * @throws Failure NOT_FOUND if there is none, CONFLICT if it is under way
   */
  public void remove(Caller caller, UUID id, boolean force) {
    get(caller, id);
    String ended = force ? "" : " AND unfinished_library_id IS NULL";
    String sql = "DELETE FROM scan WHERE id = :scan" + ended;
    if (transactions.call(() -> rows.change(sql, Map.of("scan", id))) == 0) {
      throw Failure.conflict("The job is under way.");
    }
  }

  /**
   * Forgets all jobs that have ended.
   *
   * @return how many
   */
  public int removeHistory(Caller caller) {
    Visible visible = allowed(caller, Permission.MANAGE_JOBS);
    String sql = "DELETE s " + FROM + "s.unfinished_library_id IS NULL AND " + visible.predicate();
    return transactions.call(() -> rows.change(sql, visible.parameters()));
  }

  private Visible allowed(Caller caller, Permission permission) {
    policy.require(caller, permission);
    return Visible.libraries(policy.visibility(caller));
  }
}
