package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carrel.config.Transactions;

/** Rows that have had their time. */
@Singleton
final class Expired {
  private static final Duration AUDIT_LIFE = Duration.ofDays(180);
  private static final Duration ADDRESS_LIFE = Duration.ofDays(180);
  private static final Duration INVITATIONS_SHOWN = Duration.ofDays(30);

  /** What is over for this node may still hold for one whose clock is behind. */
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Expired(EntityManager entityManager, Transactions transactions, Clock clock) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Each table in a unit of work of its own. Nothing live is touched. */
  void sweep() {
    Instant now = clock.instant();
    forget("DELETE FROM session WHERE expires_at <= ?1", now);
    forget("DELETE FROM refresh_token WHERE expires_at <= ?1", now);
    forget("DELETE FROM revoked_token WHERE expires_at <= ?1", now.minus(CLOCKS_DIFFER_BY));
    forget("DELETE FROM throttle WHERE ends_at <= ?1", now);
    forget("DELETE FROM known_address WHERE last_seen_at <= ?1", now.minus(ADDRESS_LIFE));
    forget("DELETE FROM invitation WHERE expires_at <= ?1", now.minus(INVITATIONS_SHOWN));
    forget("DELETE FROM password_link WHERE expires_at <= ?1", now);
    forget("DELETE FROM audit WHERE at <= ?1", now.minus(AUDIT_LIFE));
  }

  private void forget(String statement, Instant before) {
    transactions.runApart(
        () -> entityManager.createNativeQuery(statement).setParameter(1, before).executeUpdate());
  }
}
