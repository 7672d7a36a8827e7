package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The table of refresh tokens; always inside a unit of work. */
@Singleton
final class RefreshRows {
  private final EntityManager entityManager;

  @Inject
  RefreshRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void add(RefreshRow row) {
    entityManager.persist(row);
  }

  /** Of many who present the same token at once, one goes first and the others see what it did. */
  Optional<RefreshRow> findLocked(UUID id) {
    return Optional.ofNullable(
        entityManager.find(RefreshRow.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  void endFamily(UUID family) {
    entityManager
        .createQuery("DELETE FROM RefreshRow r WHERE r.family = :family")
        .setParameter("family", family)
        .executeUpdate();
  }

  void endAll(UUID account) {
    entityManager
        .createQuery("DELETE FROM RefreshRow r WHERE r.accountId = :account")
        .setParameter("account", account)
        .executeUpdate();
  }
}
