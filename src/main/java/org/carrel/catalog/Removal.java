package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/** Takes books off the lists whose file is gone. Their rows stay, should the file come back. */
@Singleton
class Removal {
  private static final int SLICE = 500;

  /** Books of a part that are looked at by themselves, without those of the others. */
  private static final int FEW = 10_000;

  private final Rows rows;
  private final Transactions transactions;
  private final ScanLease lease;
  private final FeedVersions versions;
  private final Clock clock;

  @Inject
  Removal(
      Rows rows, Transactions transactions, ScanLease lease, FeedVersions versions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.lease = lease;
    this.versions = versions;
    this.clock = clock;
  }

  /**
   * Looks for every book of the part, one slice after the other.
   *
   * @param beat called between slices
   * @throws Failure {@code UNAVAILABLE} if the whole folder turns out to be gone
   */
  void removeLost(Claim claim, Runnable beat) {
    List<Row> few = claim.part().isWhole() ? List.of() : below(claim);
    if (claim.part().isWhole() || few.size() > FEW) {
      removeOfAll(claim, beat);
      return;
    }
    for (int from = 0; from < few.size(); from += SLICE) {
      remove(claim, few.subList(from, Math.min(few.size(), from + SLICE)), beat);
    }
  }

  /** In the order of an index, so that no slice is sought from the beginning. */
  private void removeOfAll(Claim claim, Runnable beat) {
    List<Row> slice = slice(claim, "");
    while (!slice.isEmpty()) {
      remove(claim, slice, beat);
      slice = slice(claim, key(slice.get(slice.size() - 1)));
    }
  }

  private void remove(Claim claim, List<Row> slice, Runnable beat) {
    List<String> gone = slice.stream().filter(row -> isGone(claim, row)).map(Removal::key).toList();
    if (!gone.isEmpty()) {
      FolderWalk.requireFiles(claim.root());
      transactions.run(() -> removeRows(claim, gone));
      versions.forget();
    }
    beat.run();
  }

  private List<Row> slice(Claim claim, String after) {
    return read(
        """
        SELECT b.path_hash AS path_hash, b.path AS path FROM book b FORCE INDEX (book_path)
        WHERE b.library_id = :library AND b.path_hash > :after
          AND (:part = '' OR LEFT(b.path, CHAR_LENGTH(:part) + 1) = CONCAT(:part, '/'))
        ORDER BY b.path_hash LIMIT :count""",
        Map.of(
            "library",
            claim.library(),
            "after",
            after,
            "part",
            claim.part().path(),
            "count",
            SLICE));
  }

  /** What lies in a part; one more than few if it is not small. */
  private List<Row> below(Claim claim) {
    return read(
        """
        SELECT b.path_hash AS path_hash, b.path AS path FROM book b FORCE INDEX (book_part)
        WHERE b.library_id = :library AND b.path LIKE :below ESCAPE '!'
          AND b.path_hash IS NOT NULL
        LIMIT :count""",
        Map.of(
            "library", claim.library(),
            "below", claim.part().path().replaceAll("[!%_]", "!$0") + "/%",
            "count", FEW + 1));
  }

  private List<Row> read(String sql, Map<String, ?> parameters) {
    return transactions.call(
        () -> rows.read(sql, parameters, Map.of("path_hash", String.class, "path", String.class)));
  }

  /** A folder that cannot be opened proves nothing. */
  private static boolean isGone(Claim claim, Row row) {
    return Files.notExists(claim.root().resolve(row.get("path", String.class)));
  }

  private static String key(Row row) {
    return row.get("path_hash", String.class);
  }

  private void removeRows(Claim claim, List<String> gone) {
    lease.hold(claim);
    int removed =
        rows.change(
            """
            UPDATE book SET removed_at = :now, updated_at = :now, path_hash = NULL
            WHERE library_id = :library AND path_hash IN (:gone)
            """,
            Map.of("now", clock.instant(), "library", claim.library(), "gone", gone));
    lease.add(claim, Tally.removed(removed));
    versions.raiseScanned(claim.library());
  }
}
