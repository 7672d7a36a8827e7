package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of invitations; always inside a unit of work. */
@Singleton
final class InvitationRows {
  private static final int MOST_SHOWN = 500;

  private final EntityManager entityManager;

  @Inject
  InvitationRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void add(InvitationRow row) {
    entityManager.persist(row);
    entityManager.flush();
  }

  long pending(Instant now) {
    return entityManager
        .createQuery(
            "SELECT COUNT(i) FROM InvitationRow i WHERE i.usedAt IS NULL AND i.expiresAt > :now",
            Long.class)
        .setParameter("now", now)
        .getSingleResult();
  }

  /** The newest first; at most 500. */
  List<InvitationRow> all() {
    return entityManager
        .createQuery(
            "SELECT i FROM InvitationRow i ORDER BY i.createdAt DESC, i.id", InvitationRow.class)
        .setMaxResults(MOST_SHOWN)
        .getResultList();
  }

  Optional<InvitationRow> find(String secretHash) {
    return find(secretHash, LockModeType.NONE);
  }

  /** Held until the work ends, so that of two who use it one comes too late. */
  Optional<InvitationRow> findLocked(String secretHash) {
    return find(secretHash, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<InvitationRow> find(String secretHash, LockModeType lock) {
    return entityManager
        .createQuery(
            "SELECT i FROM InvitationRow i WHERE i.secretHash = :hash", InvitationRow.class)
        .setParameter("hash", secretHash)
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  Optional<InvitationRow> findLocked(UUID id) {
    return Optional.ofNullable(
        entityManager.find(InvitationRow.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  void remove(InvitationRow row) {
    entityManager.remove(row);
  }
}
