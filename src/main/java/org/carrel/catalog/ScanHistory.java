package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/** The scans of whole libraries that have ended well. */
@Singleton
public class ScanHistory {
  private static final Map<String, Class<?>> TYPES =
      Map.of("id", UUID.class, "library_id", UUID.class, "finished_at", Instant.class);

  private final Rows rows;
  private final LibraryAnswers libraries;
  private final Policy policy;
  private final Transactions transactions;

  @Inject
  ScanHistory(Rows rows, LibraryAnswers libraries, Policy policy, Transactions transactions) {
    this.rows = rows;
    this.libraries = libraries;
    this.policy = policy;
    this.transactions = transactions;
  }

  public record Entry(UUID id, UUID library, Instant at) {}

  /** Of each library, the latest first. Whoever asks has shown that the libraries are seen. */
  public Map<UUID, List<Entry>> of(Collection<UUID> ids) {
    Map<UUID, List<Entry>> history = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      String sql =
          """
          SELECT id AS id, library_id AS library_id, finished_at AS finished_at FROM scan
          WHERE library_id IN (:libraries) AND state = 'DONE' AND part = '' AND finished_at IS NOT NULL
          ORDER BY finished_at DESC, id DESC LIMIT 1000""";
      for (Row row : transactions.call(() -> rows.read(sql, Map.of("libraries", ids), TYPES))) {
        UUID library = row.get("library_id", UUID.class);
        history
            .computeIfAbsent(library, absent -> new ArrayList<>())
            .add(
                new Entry(
                    row.get("id", UUID.class), library, row.get("finished_at", Instant.class)));
      }
    }
    return history;
  }

  /**
   * Forgets the scans of a library that have ended.
   *
   * @return how many
   * @throws Failure FORBIDDEN without MANAGE_LIBRARY; NOT_FOUND for an unknown or hidden one
   */
  public int clear(Caller caller, UUID library) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    if (libraries.find(policy.visibility(caller), library).isEmpty()) {
      throw Failure.notFound("There is no such library.");
    }
    return transactions.call(
        () ->
            rows.change(
                "DELETE FROM scan WHERE library_id = :id AND unfinished_library_id IS NULL",
                Map.of("id", library)));
  }
}
