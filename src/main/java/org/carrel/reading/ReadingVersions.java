package org.carrel.reading;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.catalog.Row;
import org.carrel.catalog.Rows;
import org.carrel.config.Transactions;
import org.carrel.identity.Caller;
import org.carrel.identity.FreshCache;
import org.carrel.identity.Role;
import org.carrel.identity.Scope;

/**
 * Values that change whenever what somebody reads has changed: at once on the node that was told of
 * it, on others within 5 seconds.
 */
@Singleton
public class ReadingVersions {
  private static final Map<String, Class<?>> TYPES =
      Map.of("number", Long.class, "times", BigDecimal.class);

  private final Rows rows;
  private final Transactions transactions;
  private final FreshCache<UUID, String> fresh;

  @Inject
  ReadingVersions(Rows rows, Transactions transactions, Ticker ticker) {
    this.rows = rows;
    this.transactions = transactions;
    this.fresh = new FreshCache<>(ticker);
  }

  /**
   * For an entity tag, of letters and digits. Ask before reading what it stands for. Those of whom
   * nothing is kept, or may be told, have 0.
   */
  public String of(Caller caller) {
    return isReader(caller) ? of(caller.accountId()) : "0";
  }

  /** Whether anything is kept for the caller that may be told them. */
  public static boolean isReader(Caller caller) {
    return caller.role() != Role.GUEST && caller.may(Scope.PROGRESS);
  }

  private String of(UUID account) {
    return fresh
        .find(account, () -> Optional.of(transactions.callApart(() -> read(account))))
        .orElseThrow();
  }

  /** The sum moves even when an older time comes back among newer ones. */
  private String read(UUID account) {
    Row row =
        rows.read(
                """
                SELECT COUNT(*) AS number, COALESCE(SUM(UNIX_TIMESTAMP(p.updated_at)), 0) AS times
                FROM reading_position p WHERE p.account_id = :account""",
                Map.of("account", account),
                TYPES)
            .get(0);
    String times = row.get("times", BigDecimal.class).movePointRight(6).toBigInteger().toString(36);
    return Long.toString(row.get("number", Long.class), 36) + "x" + times;
  }

  /** After commit, by whoever changed what the account reads. */
  void drop(UUID account) {
    fresh.drop(account);
  }
}
