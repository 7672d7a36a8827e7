package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of sync passwords; always inside a unit of work. */
@Singleton
final class SyncPasswordRows {
  private final EntityManager entityManager;

  @Inject
  SyncPasswordRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * @param shortToken of the key that it was set with
   */
  record Stored(String hash, String shortToken) {
    @Override
    public String toString() {
      return "Stored[" + shortToken + "]";
    }
  }

  Optional<Stored> find(UUID account) {
    return entityManager
        .createNativeQuery(
            "SELECT s.hash, k.short_token FROM sync_password s JOIN api_key k"
                + " ON k.id = s.api_key_id WHERE s.account_id = ?1",
            Tuple.class)
        .setParameter(1, account)
        .getResultStream()
        .map(row -> stored((Tuple) row))
        .findFirst();
  }

  private static Stored stored(Tuple row) {
    return new Stored(row.get(0, String.class), row.get(1, String.class));
  }

  void put(UUID account, int key, String hash, Instant now) {
    entityManager
        .createNativeQuery(
            "INSERT INTO sync_password (account_id, api_key_id, hash, set_at)"
                + " VALUES (?1, ?2, ?3, ?4) ON DUPLICATE KEY UPDATE"
                + " api_key_id = VALUES(api_key_id), hash = VALUES(hash), set_at = VALUES(set_at)")
        .setParameter(1, account)
        .setParameter(2, key)
        .setParameter(3, hash)
        .setParameter(4, now)
        .executeUpdate();
  }
}
