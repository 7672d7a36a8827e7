package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.carrel.config.Transactions;

/**
 * Tokens that hold until somebody ends them, and were ended: here at once, on other nodes within
 * five seconds.
 */
@Singleton
public final class RevokedTokens {
  private final EntityManager entityManager;
  private final Transactions transactions;
  private final FreshCache<String, Boolean> fresh;

  @Inject
  RevokedTokens(EntityManager entityManager, Transactions transactions, Ticker ticker) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.fresh = new FreshCache<>(ticker);
  }

  /**
   * Ends a token; one that was ended before stays so.
   *
   * @param signed the part of the token that is signed, or its {@code jti}. A signature may have a
   *     second spelling, which would be another token
   * @param expiresAt when it would have ended by itself; it is remembered until then
   */
  public void revoke(String signed, Instant expiresAt) {
    String hash = Digests.sha256(signed);
    transactions.runApart(
        () ->
            entityManager
                .createNativeQuery(
                    "INSERT IGNORE INTO revoked_token (hash, expires_at) VALUES (?1, ?2)")
                .setParameter(1, hash)
                .setParameter(2, expiresAt)
                .executeUpdate());
    fresh.drop(hash);
  }

  /**
   * @param signed as given to {@link #revoke}
   */
  public boolean contains(String signed) {
    String hash = Digests.sha256(signed);
    return fresh
        .find(hash, () -> Optional.of(transactions.callApart(() -> stored(hash))))
        .orElse(true);
  }

  private boolean stored(String hash) {
    return !entityManager
        .createNativeQuery("SELECT 1 FROM revoked_token WHERE hash = ?1")
        .setParameter(1, hash)
        .getResultList()
        .isEmpty();
  }
}
