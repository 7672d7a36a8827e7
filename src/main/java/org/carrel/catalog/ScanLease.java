package org.carrel.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalog.ScanNote.Weight;
import org.carrel.config.Transactions;

/**
 * Who works on which scan, by conditional updates of the scan's row. Everything a worker writes
 * goes through {@link #hold} in the same transaction, so that one that lost its lease writes
 * nothing.
 */
@Singleton
class ScanLease {
  static final Duration LIFE = Duration.ofSeconds(60);
  private static final int KEPT = 200;

  private final Rows rows;
  private final Transactions transactions;
  private final Event<ScanNote> notes;
  private final Clock clock;

  @Inject
  ScanLease(Rows rows, Transactions transactions, Event<ScanNote> notes, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.notes = notes;
    this.clock = clock;
  }

  /** Takes the oldest scan that nobody works on. */
  Optional<Claim> claim() {
    return transactions.call(this::waiting).stream()
        .map(this::claimed)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private List<Row> waiting() {
    return rows.read(
        """
        SELECT s.id AS id, s.library_id AS library_id, l.root AS root, s.part AS part
        FROM scan s JOIN library l ON l.id = s.library_id
        WHERE s.unfinished_library_id IS NOT NULL
          AND (s.lease_until IS NULL OR s.lease_until <= :now)
        ORDER BY s.requested_at LIMIT 10
        """,
        Map.of("now", clock.instant()),
        Map.of(
            "id", UUID.class,
            "library_id", UUID.class,
            "root", String.class,
            "part", String.class));
  }

  private Optional<Claim> claimed(Row row) {
    Claim claim =
        new Claim(
            row.get("id", UUID.class),
            row.get("library_id", UUID.class),
            Path.of(row.get("root", String.class)),
            new LibraryPart(row.get("part", String.class)),
            UuidCreator.getTimeOrderedEpoch());
    return transactions.call(() -> take(claim)) ? Optional.of(claim) : Optional.empty();
  }

  /**
   * What could not be opened may be open by now, so a scan that begins again tells it again; it
   * passes everything again, too, so that nothing within its part need follow. A part that was
   * widened in between is taken the next time.
   */
  private boolean take(Claim claim) {
    int taken =
        rows.change(
            """
            UPDATE scan SET lease_owner = :owner, lease_until = :until, state = 'RUNNING',
              phase = 'COUNTING', done = 0, started_at = COALESCE(started_at, :now),
              again_part = CASE
                WHEN part = '' OR LEFT(CONCAT(again_part, '/'), CHAR_LENGTH(part) + 1)
                  = CONCAT(part, '/') THEN NULL
                ELSE again_part END
            WHERE id = :scan AND unfinished_library_id IS NOT NULL AND part = :part
              AND (lease_until IS NULL OR lease_until <= :now)
            """,
            Map.of(
                "scan", claim.scan(),
                "part", claim.part().path(),
                "owner", claim.owner(),
                "now", clock.instant(),
                "until", clock.instant().plus(LIFE)));
    if (taken == 0) {
      return false;
    }
    Map<String, Object> scan = Map.of("scan", claim.scan());
    rows.change(
        "DELETE FROM scan_problem WHERE scan_id = :scan AND reason IN ('UNREADABLE', 'CHANGING')",
        scan);
    rows.change(
        "UPDATE scan SET problems = (SELECT COUNT(*) FROM scan_problem WHERE scan_id = :scan)"
            + " WHERE id = :scan",
        scan);
    return true;
  }

  /**
   * Renews the lease within the transaction under way.
   *
   * @throws ScanEnd if it is lost
   */
  void hold(Claim claim) {
    renew(claim, "done = done", Map.of());
  }

  /**
   * Renews the lease and tells how far the work has come.
   *
   * @throws ScanEnd if it is lost, or somebody asked to end the scan
   */
  void beat(Claim claim, int done, String current) {
    transactions.run(
        () ->
            renew(
                claim,
                "done = :done, current_file = :current",
                Map.of("done", done, "current", Fold.cut(current, 255))));
    List<Row> asked =
        transactions.call(
            () ->
                rows.read(
                    "SELECT id FROM scan WHERE id = :scan AND cancel_requested",
                    Map.of("scan", claim.scan()),
                    Map.of("id", UUID.class)));
    if (!asked.isEmpty()) {
      throw new ScanEnd(ScanEnd.Cause.CANCELLED);
    }
  }

  void begin(Claim claim, ScanPhase phase, int files) {
    transactions.run(
        () ->
            renew(
                claim,
                "phase = :phase, files = :files",
                Map.of("phase", phase.name(), "files", files)));
  }

  void add(Claim claim, Tally tally) {
    renew(
        claim,
        "added = added + :added, changed = changed + :changed, moved = moved + :moved,"
            + " removed = removed + :removed",
        Map.of(
            "added", tally.added(),
            "changed", tally.changed(),
            "moved", tally.moved(),
            "removed", tally.removed()));
  }

  void problem(Claim claim, String path, String reason, String message) {
    renew(claim, "problems = problems + 1", Map.of());
    rows.change(
        """
        INSERT INTO scan_problem (id, scan_id, path, reason, message)
        VALUES (:id, :scan, :path, :reason, :message)
        """,
        Map.of(
            "id", UuidCreator.getTimeOrderedEpoch(),
            "scan", claim.scan(),
            "path", path,
            "reason", reason,
            "message", Fold.cut(message, 500)));
    notes.fire(new ScanNote(Weight.WARN, claim.scan(), message, path));
  }

  void folders(Claim claim, int count) {
    transactions.run(() -> renew(claim, "folders = :folders", Map.of("folders", count)));
  }

  /** Ends the scan, if it is still this worker's; another begins if one was to follow it. */
  void finish(Claim claim, ScanState state, String failure) {
    transactions.run(
        () -> {
          set(
              claim,
              "state = :state, failure = NULLIF(:failure, ''), finished_at = :now,"
                  + " unfinished_library_id = NULL, lease_until = NULL, current_file = NULL",
              Map.of("state", state.name(), "failure", failure, "now", clock.instant()));
          ScanRequest.after(rows, claim.scan(), clock.instant());
          forgetOld(claim);
          notes.fire(end(claim, state, failure));
        });
  }

  /** What is watched is scanned often: the latest of the whole and the latest of parts are kept. */
  private void forgetOld(Claim claim) {
    rows.change(
        """
        DELETE FROM scan WHERE id IN (
          SELECT id FROM (
            SELECT id, ROW_NUMBER() OVER (PARTITION BY part = '' ORDER BY requested_at DESC) AS place
            FROM scan WHERE library_id = :library AND unfinished_library_id IS NULL) old
          WHERE place > :kept)
        """,
        Map.of("library", claim.library(), "kept", KEPT));
  }

  private static ScanNote end(Claim claim, ScanState state, String failure) {
    return switch (state) {
      case FAILED -> new ScanNote(Weight.ERROR, claim.scan(), failure, null);
      case CANCELLED -> new ScanNote(Weight.WARN, claim.scan(), "The scan was cancelled.", null);
      default -> new ScanNote(Weight.INFO, claim.scan(), "The scan is done.", null);
    };
  }

  /** Lets another node, or this one after a restart, go on at once. */
  void release(Claim claim) {
    transactions.run(() -> set(claim, "lease_until = NULL", Map.of()));
  }

  private void renew(Claim claim, String what, Map<String, ?> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("until", clock.instant().plus(LIFE));
    set(claim, "lease_until = :until, " + what, all);
  }

  private void set(Claim claim, String what, Map<String, ?> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("scan", claim.scan());
    all.put("owner", claim.owner());
    String sql = "UPDATE scan SET " + what + " WHERE id = :scan AND lease_owner = :owner";
    if (rows.change(sql, all) == 0) {
      throw new ScanEnd(ScanEnd.Cause.LEASE_LOST);
    }
  }
}
