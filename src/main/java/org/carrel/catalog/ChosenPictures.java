package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/** The pictures that people chose. One that is replaced or taken back is gone. */
@Singleton
class ChosenPictures {
  private final Rows rows;
  private final Transactions transactions;
  private final FeedVersions versions;
  private final Clock clock;

  @Inject
  ChosenPictures(Rows rows, Transactions transactions, FeedVersions versions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.versions = versions;
    this.clock = clock;
  }

  /**
   * @throws Failure NOT_FOUND if it was replaced meanwhile
   */
  byte[] bytes(UUID subject, String hash) {
    String sql =
        "SELECT bytes AS bytes FROM chosen_picture WHERE subject_id = :subject AND hash = :hash";
    Map<String, Object> named = Map.of("subject", subject, "hash", hash);
    Map<String, Class<?>> columns = Map.of("bytes", byte[].class);
    return transactions.call(() -> rows.read(sql, named, columns)).stream()
        .map(row -> row.get("bytes", byte[].class))
        .findFirst()
        .orElseThrow(() -> Failure.notFound("The picture is no longer there."));
  }

  void put(UUID subject, UUID library, byte[] jpeg) {
    String sql =
        """
        INSERT INTO chosen_picture (subject_id, library_id, hash, bytes, chosen_at)
        VALUES (:subject, :library, :hash, :bytes, :now)
        ON DUPLICATE KEY UPDATE library_id = VALUES(library_id), hash = VALUES(hash),
          bytes = VALUES(bytes), chosen_at = VALUES(chosen_at)""";
    Map<String, Object> picture =
        Map.of(
            "subject", subject,
            "library", library,
            "hash", Sha256.hex(jpeg),
            "bytes", jpeg,
            "now", clock.instant());
    changed(library, () -> rows.change(sql, picture));
  }

  void removeAll(UUID library) {
    changed(
        library,
        () ->
            rows.change(
                "DELETE FROM chosen_picture WHERE library_id = :library",
                Map.of("library", library)));
  }

  private void changed(UUID library, Runnable change) {
    transactions.run(
        () -> {
          change.run();
          versions.raise(library);
        });
    versions.forget();
  }
}
