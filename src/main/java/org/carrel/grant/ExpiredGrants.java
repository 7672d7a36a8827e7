package org.carrel.grant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carrel.config.Transactions;

/** Rows of grants that have had their time. */
@Singleton
final class ExpiredGrants {
  /** So long a code that is used again is still known, and what it gave can be ended. */
  private static final Duration CODE_MEMORY = Duration.ofDays(1);

  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  ExpiredGrants(EntityManager entityManager, Transactions transactions, Clock clock) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Each table in a unit of work of its own. Nothing live is touched. */
  void sweep() {
    Instant now = clock.instant();
    forget("DELETE FROM pending_authorization WHERE expires_at <= ?1", now);
    forget("DELETE FROM device_authorization WHERE expires_at <= ?1", now.minus(CODE_MEMORY));
    forget("DELETE FROM authorization_code WHERE expires_at <= ?1", now.minus(CODE_MEMORY));
    forget("DELETE FROM grant_refresh_token WHERE expires_at <= ?1", now);
    forget("DELETE FROM client_grant WHERE expires_at <= ?1", now.minus(CODE_MEMORY));
  }

  private void forget(String statement, Instant before) {
    transactions.runApart(
        () -> entityManager.createNativeQuery(statement).setParameter(1, before).executeUpdate());
  }
}
