package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.carrel.config.Transactions;

/**
 * Tokens that may be used again and again until somebody ends them, and were ended. Every question
 * goes to the database, so that what one node ended is dead on all of them.
 */
@Singleton
public final class RevokedTokens {
  private final EntityManager entityManager;
  private final Transactions transactions;

  @Inject
  RevokedTokens(EntityManager entityManager, Transactions transactions) {
    this.entityManager = entityManager;
    this.transactions = transactions;
  }

  /**
   * Ends a token; one that was ended before stays so.
   *
   * @param signed the part of the token that is signed. Its signature may have a second spelling,
   *     which would be another token
   * @param expiresAt when it would have ended by itself; it is remembered until then
   */
  public void revoke(String signed, Instant expiresAt) {
    transactions.runApart(
        () ->
            entityManager
                .createNativeQuery(
                    "INSERT IGNORE INTO revoked_token (hash, expires_at) VALUES (?1, ?2)")
                .setParameter(1, Digests.sha256(signed))
                .setParameter(2, expiresAt)
                .executeUpdate());
  }

  /**
   * @param signed as given to {@link #revoke}
   */
  public boolean contains(String signed) {
    return transactions.callApart(
        () ->
            !entityManager
                .createNativeQuery("SELECT 1 FROM revoked_token WHERE hash = ?1")
                .setParameter(1, Digests.sha256(signed))
                .getResultList()
                .isEmpty());
  }
}
