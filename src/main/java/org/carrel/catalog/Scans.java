package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * The scans of libraries: asked for here, carried out by whichever node is free. Every method needs
 * SCAN_LIBRARY and throws {@code FORBIDDEN} without it; a library that is hidden from the caller
 * does not exist here either.
 */
@Singleton
public class Scans {
  private final Rows rows;
  private final Transactions transactions;
  private final Policy policy;
  private final Clock clock;

  @Inject
  Scans(Rows rows, Transactions transactions, Policy policy, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Asks for a scan. A library has one at a time: while one is unfinished, that one is given. Of
   * one that is only of a part the rest follows.
   *
   * @throws Failure {@code NOT_FOUND} for an unknown library
   */
  public ScanProgress request(Caller caller, UUID library) {
    Visible visible = allowed(caller);
    String seen =
        "SELECT l.id AS id FROM library l WHERE l.id = :library AND " + visible.predicate();
    boolean there =
        transactions.call(
            () ->
                !rows.read(seen, visible.with(Map.of("library", library)), Map.of("id", UUID.class))
                    .isEmpty());
    if (!there) {
      throw Failure.notFound("There is no such library.");
    }
    enqueue(library, LibraryPart.WHOLE);
    return latest(caller, library).orElseThrow();
  }

  /**
   * Asks for a scan of the smallest part of a library in which all files of a series lie; as {@link
   * #request} else.
   *
   * @throws Failure {@code NOT_FOUND} for a series of which the caller sees no book
   */
  public ScanProgress requestSeries(Caller caller, UUID series) {
    policy.require(caller, Permission.SCAN_LIBRARY);
    Visible visible = Visible.to(policy.visibility(caller));
    String seen =
        "SELECT b.library_id AS library FROM book b WHERE b.series_id = :series AND "
            + visible.predicate()
            + " LIMIT 1";
    Map<String, Object> named = visible.with(Map.of("series", series));
    UUID library =
        transactions.call(() -> rows.read(seen, named, Map.of("library", UUID.class))).stream()
            .map(row -> row.get("library", UUID.class))
            .findFirst()
            .orElseThrow(() -> Failure.notFound("There is no such series."));
    enqueue(library, around(series));
    return latest(caller, library).orElseThrow();
  }

  private LibraryPart around(UUID series) {
    String sql =
        """
        SELECT DISTINCT LEFT(path, CHAR_LENGTH(path) - CHAR_LENGTH(SUBSTRING_INDEX(path, '/', -1)))
          AS folder
        FROM book WHERE series_id = :series AND removed_at IS NULL""";
    Map<String, Class<?>> columns = Map.of("folder", String.class);
    return transactions.call(() -> rows.read(sql, Map.of("series", series), columns)).stream()
        .map(row -> LibraryPart.around(row.get("folder", String.class)))
        .reduce(LibraryPart::with)
        .orElse(LibraryPart.WHOLE);
  }

  /** Without a caller: at the start, and when it is time. */
  void enqueue(UUID library, LibraryPart part) {
    transactions.run(() -> ScanRequest.add(rows, library, part, clock.instant()));
  }

  /**
   * Without a caller, for files that have just been written: one under way may have passed them, so
   * that another follows it.
   */
  void follow(UUID library, LibraryPart part) {
    transactions.run(() -> ScanRequest.follow(rows, library, part, clock.instant()));
  }

  /** Without a caller: whether a scan of the library was ever asked for. */
  boolean any(UUID library) {
    String sql = "SELECT id FROM scan WHERE library_id = :library LIMIT 1";
    Map<String, Object> of = Map.of("library", library);
    return !transactions.call(() -> rows.read(sql, of, Map.of("id", UUID.class))).isEmpty();
  }

  public Optional<ScanProgress> find(Caller caller, UUID scan) {
    return read(caller, "s.id = :scan", Map.of("scan", scan));
  }

  /** The one asked for last, finished or not. */
  public Optional<ScanProgress> latest(Caller caller, UUID library) {
    return read(caller, "s.library_id = :library", Map.of("library", library));
  }

  /**
   * Asks a scan to end. What it has done stays; it ends within some seconds.
   *
   * @return false if there is no such scan or it has ended already
   */
  public boolean cancel(Caller caller, UUID scan) {
    if (find(caller, scan).isEmpty()) {
      return false;
    }
    String sql =
        "UPDATE scan SET cancel_requested = TRUE"
            + " WHERE id = :scan AND unfinished_library_id IS NOT NULL";
    return transactions.call(() -> rows.change(sql, Map.of("scan", scan))) == 1;
  }

  /**
   * The files a scan could not read, in the order it met them; without their paths for whom a limit
   * may hide them from.
   *
   * @param limit how many at most
   */
  public List<ScanProblem> problems(Caller caller, UUID scan, int limit) {
    if (find(caller, scan).isEmpty()) {
      return List.of();
    }
    String sql =
        "SELECT path, reason, message FROM scan_problem WHERE scan_id = :scan"
            + " ORDER BY id LIMIT :count";
    Map<String, Class<?>> types =
        Map.of("path", String.class, "reason", String.class, "message", String.class);
    boolean nameless = policy.visibility(caller).ratedOnly();
    return transactions
        .call(() -> rows.read(sql, Map.of("scan", scan, "count", Math.max(1, limit)), types))
        .stream()
        .map(
            row ->
                new ScanProblem(
                    nameless ? "" : row.get("path", String.class),
                    row.get("reason", String.class),
                    row.get("message", String.class)))
        .toList();
  }

  private Visible allowed(Caller caller) {
    policy.require(caller, Permission.SCAN_LIBRARY);
    return Visible.libraries(policy.visibility(caller));
  }

  private Optional<ScanProgress> read(Caller caller, String condition, Map<String, Object> named) {
    Visible visible = allowed(caller);
    Visibility visibility = policy.visibility(caller);
    String sql =
        "SELECT %s FROM scan s JOIN library l ON l.id = s.library_id WHERE %s AND %s %s"
            .formatted(
                ScanRow.COLUMNS,
                condition,
                visible.predicate(),
                "ORDER BY s.requested_at DESC, s.id DESC LIMIT 1");
    return transactions.call(() -> rows.read(sql, visible.with(named), ScanRow.TYPES)).stream()
        .map(row -> ScanRow.progress(row, visibility))
        .findFirst();
  }
}
