package org.carrel.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Lets one node at a time do a job, by a row that is claimed by a conditional update. */
@Singleton
public final class Leases {
  private final UUID node = UUID.randomUUID();
  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public Leases(EntityManager entityManager, Transactions transactions, Clock clock) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Takes the lease, or renews it when this node has it already.
   *
   * @return whether this node may do the job until {@code life} has passed
   */
  public boolean take(String name, Duration life) {
    return transactions.callApart(() -> taken(name, clock.instant(), life));
  }

  /** Gives the lease back, if this node has it. */
  public void release(String name) {
    transactions.runApart(
        () ->
            entityManager
                .createNativeQuery("DELETE FROM lease WHERE name = ?1 AND holder = ?2")
                .setParameter(1, name)
                .setParameter(2, node)
                .executeUpdate());
  }

  private boolean taken(String name, Instant now, Duration life) {
    entityManager
        .createNativeQuery("INSERT IGNORE INTO lease (name, holder, ends_at) VALUES (?1, ?2, ?3)")
        .setParameter(1, name)
        .setParameter(2, node)
        .setParameter(3, now)
        .executeUpdate();
    return entityManager
            .createNativeQuery(
                "UPDATE lease SET holder = ?2, ends_at = ?4"
                    + " WHERE name = ?1 AND (holder = ?2 OR ends_at <= ?3)")
            .setParameter(1, name)
            .setParameter(2, node)
            .setParameter(3, now)
            .setParameter(4, now.plus(life))
            .executeUpdate()
        == 1;
  }
}
