package org.carrel.grant;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.carrel.config.Transactions;
import org.carrel.identity.FreshCache;

/** Clients' own tokens that were revoked before they ended; known to other nodes in 5 seconds. */
@Singleton
final class RevokedTokens {
  private final EntityManager entityManager;
  private final Transactions transactions;
  private final FreshCache<String, Boolean> fresh;

  @Inject
  RevokedTokens(EntityManager entityManager, Transactions transactions, Ticker ticker) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.fresh = new FreshCache<>(ticker);
  }

  boolean has(String id) {
    return fresh.find(id, () -> Optional.of(transactions.callApart(() -> stored(id)))).orElse(true);
  }

  private boolean stored(String id) {
    return !entityManager
        .createNativeQuery("SELECT 1 FROM revoked_token WHERE id = ?1")
        .setParameter(1, id)
        .getResultList()
        .isEmpty();
  }

  void add(String id, Instant expiresAt) {
    transactions.runApart(
        () ->
            entityManager
                .createNativeQuery(
                    "INSERT IGNORE INTO revoked_token (id, expires_at) VALUES (?1, ?2)")
                .setParameter(1, id)
                .setParameter(2, expiresAt)
                .executeUpdate());
    fresh.drop(id);
  }
}
