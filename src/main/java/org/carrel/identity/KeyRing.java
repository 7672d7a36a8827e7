package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.Transactions;

/**
 * One secret for each kind of token, the same on every node. It is made when first asked for and
 * stored in the database; one that was deleted there is made anew at the next start.
 */
@Singleton
public final class KeyRing {
  private static final int SECRET_BYTES = 32;

  private final EntityManager entityManager;
  private final Transactions transactions;
  private final SecureRandom random;
  private final Clock clock;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

  @Inject
  KeyRing(
      EntityManager entityManager, Transactions transactions, SecureRandom random, Clock clock) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.random = random;
    this.clock = clock;
  }

  /**
   * 256 random bits.
   *
   * @param kind what they are for, in at most 40 ASCII characters; no two kinds share one
   */
  public byte[] secret(String kind) {
    return known.computeIfAbsent(kind, this::stored).clone();
  }

  private byte[] stored(String kind) {
    byte[] drawn = new byte[SECRET_BYTES];
    random.nextBytes(drawn);
    return transactions.callApart(() -> firstOf(kind, drawn));
  }

  private byte[] firstOf(String kind, byte[] drawn) {
    entityManager
        .createNativeQuery(
            "INSERT IGNORE INTO ring_key (kind, secret, created_at) VALUES (?1, ?2, ?3)")
        .setParameter(1, kind)
        .setParameter(2, drawn)
        .setParameter(3, clock.instant())
        .executeUpdate();
    return (byte[])
        entityManager
            .createNativeQuery("SELECT secret FROM ring_key WHERE kind = ?1", byte[].class)
            .setParameter(1, kind)
            .getSingleResult();
  }
}
