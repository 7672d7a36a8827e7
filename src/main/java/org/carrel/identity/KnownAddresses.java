package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;

/** From where an account has signed in before; inside a unit of work. */
@Singleton
final class KnownAddresses {
  private final EntityManager entityManager;
  private final Clock clock;

  @Inject
  KnownAddresses(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  boolean knows(UUID account, String address) {
    return !entityManager
        .createNativeQuery(
            "SELECT 1 FROM known_address WHERE account_id = :account AND address = :address")
        .setParameter("account", account)
        .setParameter("address", Network.of(address))
        .getResultList()
        .isEmpty();
  }

  void remember(UUID account, String address) {
    entityManager
        .createNativeQuery(
            "INSERT INTO known_address (account_id, address, last_seen_at)"
                + " VALUES (:account, :address, :now)"
                + " ON DUPLICATE KEY UPDATE last_seen_at = VALUES(last_seen_at)")
        .setParameter("account", account)
        .setParameter("address", Network.of(address))
        .setParameter("now", clock.instant())
        .executeUpdate();
  }
}
