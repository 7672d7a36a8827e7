package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.failure.Failure;

/** The table of accounts; always inside a unit of work. */
@Singleton
final class AccountRows {
  private static final DateTimeFormatter ZID =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

  private final EntityManager entityManager;

  @Inject
  AccountRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  Optional<AccountRow> find(UUID id) {
    return Optional.ofNullable(entityManager.find(AccountRow.class, id));
  }

  List<AccountRow> find(Collection<UUID> ids) {
    return entityManager
        .createQuery("SELECT a FROM AccountRow a WHERE a.id IN :ids", AccountRow.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  Optional<AccountRow> findByKey(String usernameKey) {
    return entityManager
        .createQuery("SELECT a FROM AccountRow a WHERE a.usernameKey = :key", AccountRow.class)
        .setParameter("key", usernameKey)
        .getResultStream()
        .findFirst();
  }

  /** Held until the work ends, so that changes to one account follow each other. */
  AccountRow getLocked(UUID id) {
    AccountRow row = entityManager.find(AccountRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null || row.account().deleted()) {
      throw Failure.notFound("There is no such account.");
    }
    return row;
  }

  List<AccountRow> all() {
    return entityManager
        .createQuery(
            "SELECT a FROM AccountRow a WHERE a.deletedAt IS NULL ORDER BY a.usernameKey",
            AccountRow.class)
        .getResultList();
  }

  boolean claimed() {
    return !entityManager
        .createQuery("SELECT a.id FROM AccountRow a WHERE a.ownerSlot = 1", UUID.class)
        .getResultList()
        .isEmpty();
  }

  Account add(AccountRow row) {
    entityManager.persist(row);
    entityManager.flush();
    entityManager.refresh(row); // the number is the database's
    return row.account();
  }

  /** A second nobody else has; until the work ends, others who create an account wait. */
  String takeZid(Instant now) {
    entityManager
        .createNativeQuery(
            "INSERT INTO zid_clock (id, last) VALUES (1, :now) ON DUPLICATE KEY UPDATE"
                + " last = GREATEST(VALUES(last), last + INTERVAL 1 SECOND)")
        .setParameter("now", now)
        .executeUpdate();
    String last =
        (String)
            entityManager
                .createNativeQuery(
                    "SELECT DATE_FORMAT(last, '%Y-%m-%dT%H:%i:%SZ') FROM zid_clock", String.class)
                .getSingleResult();
    return ZID.format(Instant.parse(last));
  }
}
