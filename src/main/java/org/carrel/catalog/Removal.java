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
    String last = "";
    List<Row> slice = slice(claim, last);
    while (!slice.isEmpty()) {
      List<String> gone =
          slice.stream().filter(row -> isGone(claim, row)).map(Removal::key).toList();
      if (!gone.isEmpty()) {
        FolderWalk.requireFiles(claim.root());
        transactions.run(() -> remove(claim, gone));
        versions.forget();
      }
      beat.run();
      last = key(slice.get(slice.size() - 1));
      slice = slice(claim, last);
    }
  }

  private List<Row> slice(Claim claim, String after) {
    return transactions.call(
        () ->
            rows.read(
                """
                SELECT b.path_hash AS path_hash, b.path AS path
                FROM book b FORCE INDEX (book_path)
                WHERE b.library_id = :library AND b.path_hash > :after
                  AND (:part = '' OR LEFT(b.path, CHAR_LENGTH(:part) + 1) = CONCAT(:part, '/'))
                ORDER BY b.path_hash LIMIT :count
                """,
                Map.of(
                    "library",
                    claim.library(),
                    "after",
                    after,
                    "part",
                    claim.part().path(),
                    "count",
                    SLICE),
                Map.of("path_hash", String.class, "path", String.class)));
  }

  /** A folder that cannot be opened proves nothing. */
  private static boolean isGone(Claim claim, Row row) {
    return Files.notExists(claim.root().resolve(row.get("path", String.class)));
  }

  private static String key(Row row) {
    return row.get("path_hash", String.class);
  }

  private void remove(Claim claim, List<String> gone) {
    lease.hold(claim);
    int removed =
        rows.change(
            """
            UPDATE book SET removed_at = :now, updated_at = :now, path_hash = NULL
            WHERE library_id = :library AND path_hash IN (:gone)
            """,
            Map.of("now", clock.instant(), "library", claim.library(), "gone", gone));
    lease.add(claim, Tally.removed(removed));
    versions.raise(claim.library());
  }
}
