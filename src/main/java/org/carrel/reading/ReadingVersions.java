package org.carrel.reading;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.config.Transactions;
import org.carrel.identity.Caller;
import org.carrel.identity.Role;
import org.carrel.identity.Scope;

/** Values that change whenever what somebody reads may have changed. */
@Singleton
public class ReadingVersions {
  private static final Map<String, Class<?>> COLUMNS =
      Map.of("status", String.class, "books", Long.class, "newest", Instant.class);

  private final Rows rows;
  private final Transactions transactions;

  @Inject
  ReadingVersions(Rows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * For an entity tag: hex digits and dashes, from an index alone. Ask before reading what it
   * stands for. Those of whom nothing is kept, or may be told, have 0.
   */
  public String of(Caller caller) {
    return isReader(caller) ? transactions.call(() -> read(caller.accountId())) : "0";
  }

  /** Whether anything is kept for the caller that may be told them. */
  public static boolean isReader(Caller caller) {
    return caller.role() != Role.GUEST && caller.may(Scope.PROGRESS);
  }

  /** Each change makes a newest one, or takes one away from its status. */
  private String read(UUID account) {
    String sql =
        "SELECT status, COUNT(*) AS books, MAX(updated_at) AS newest FROM reading_position"
            + " WHERE account_id = :account GROUP BY status ORDER BY status";
    return rows.read(sql, Map.of("account", account), COLUMNS).stream()
        .map(ReadingVersions::text)
        .collect(Collectors.joining("-", "1", ""));
  }

  private static String text(Row row) {
    Instant newest = row.get("newest", Instant.class);
    return Integer.toHexString(ReadingStatus.valueOf(row.get("status", String.class)).ordinal())
        + Long.toHexString(row.get("books", Long.class))
        + "-"
        + Long.toHexString(newest.getEpochSecond() * 1_000_000 + newest.getNano() / 1_000);
  }
}
