package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.config.Transactions;

/** Finds the books whose file is gone from its place while one of the same bytes turned up. */
@Singleton
class LostBooks {
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "id", UUID.class,
          "path", String.class,
          "removed", Integer.class,
          "fingerprint", String.class);

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  LostBooks(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * By fingerprint; of several the one added first. Looks at the disk, so not within a transaction.
   */
  Map<String, UUID> among(Claim claim, List<ReadFile.Good> turnedUp) {
    if (turnedUp.isEmpty()) {
      return Map.of();
    }
    Map<String, UUID> lost = new HashMap<>();
    for (Row row : transactions.call(() -> alike(claim, turnedUp))) {
      if (isGone(claim, row)) {
        lost.putIfAbsent(row.get("fingerprint", String.class), row.get("id", UUID.class));
      }
    }
    return lost;
  }

  private List<Row> alike(Claim claim, List<ReadFile.Good> turnedUp) {
    return rows.read(
        """
        SELECT b.id AS id, b.path AS path, b.fingerprint AS fingerprint,
          b.removed_at IS NOT NULL AS removed
        FROM book b WHERE b.library_id = :library AND b.fingerprint IN (:fingerprints)
        ORDER BY b.added_at, b.id
        """,
        Map.of(
            "library", claim.library(),
            "fingerprints",
                turnedUp.stream().map(good -> good.book().fingerprint().sha256()).toList()),
        TYPES);
  }

  private static boolean isGone(Claim claim, Row row) {
    return row.get("removed", Integer.class) == 1
        || Files.notExists(claim.root().resolve(row.get("path", String.class)));
  }
}
