package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of sessions; always inside a unit of work. */
@Singleton
final class SessionRows {
  private final EntityManager entityManager;

  @Inject
  SessionRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void add(SessionRow row) {
    entityManager.persist(row);
    entityManager.flush();
  }

  Optional<SessionRow> find(String secretHash) {
    return entityManager
        .createQuery("SELECT s FROM SessionRow s WHERE s.secretHash = :hash", SessionRow.class)
        .setParameter("hash", secretHash)
        .getResultStream()
        .findFirst();
  }

  /** With its preview, in one statement. */
  Optional<LiveSession> live(String secretHash) {
    return entityManager
        .createQuery(
            "SELECT s, p FROM SessionRow s LEFT JOIN PreviewRow p ON p.session = s.id"
                + " WHERE s.secretHash = :hash",
            Object[].class)
        .setParameter("hash", secretHash)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                ((SessionRow) row[0])
                    .live(Optional.ofNullable((PreviewRow) row[1]).map(PreviewRow::preview)));
  }

  Optional<SessionRow> find(long id) {
    return Optional.ofNullable(entityManager.find(SessionRow.class, id));
  }

  /** Held until the work ends, so that of two who change something about it one waits. */
  Optional<SessionRow> findLocked(long id) {
    return Optional.ofNullable(
        entityManager.find(SessionRow.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Those that still live, the first to expire first. */
  List<SessionRow> of(UUID account, Instant now) {
    return entityManager
        .createQuery(
            "SELECT s FROM SessionRow s WHERE s.accountId = :account AND s.expiresAt > :now"
                + " ORDER BY s.expiresAt, s.id",
            SessionRow.class)
        .setParameter("account", account)
        .setParameter("now", now)
        .getResultList();
  }

  Map<UUID, Long> count(Collection<UUID> accounts, Instant now) {
    return entityManager
        .createQuery(
            "SELECT s.accountId, COUNT(s) FROM SessionRow s"
                + " WHERE s.accountId IN :accounts AND s.expiresAt > :now GROUP BY s.accountId",
            Object[].class)
        .setParameter("accounts", accounts)
        .setParameter("now", now)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
  }

  Optional<Instant> openedAt(long id) {
    return entityManager
        .createQuery("SELECT s.createdAt FROM SessionRow s WHERE s.id = :id", Instant.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  void slide(long id, Instant now, Instant expiry) {
    entityManager
        .createQuery(
            "UPDATE SessionRow s SET s.lastUsedAt = :now, s.expiresAt = :expiry"
                + " WHERE s.id = :id AND s.expiresAt > :now AND s.lastUsedAt < :now")
        .setParameter("id", id)
        .setParameter("now", now)
        .setParameter("expiry", expiry)
        .executeUpdate();
  }

  void remove(SessionRow row) {
    entityManager
        .createQuery("DELETE FROM SessionRow s WHERE s.secretHash = :hash")
        .setParameter("hash", row.secretHash())
        .executeUpdate();
  }

  void endAll(UUID account) {
    entityManager
        .createQuery("DELETE FROM SessionRow s WHERE s.accountId = :account")
        .setParameter("account", account)
        .executeUpdate();
  }
}
