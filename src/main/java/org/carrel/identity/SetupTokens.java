package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What lets somebody claim the server from another machine: printed at start, kept hashed, gone
 * with the claim. Each start adds one, since each node has its own console. Always inside a unit of
 * work.
 */
@Singleton
final class SetupTokens {
  private static final int BYTES = 16;

  private final EntityManager entityManager;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  SetupTokens(EntityManager entityManager, SecureRandom random, Clock clock) {
    this.entityManager = entityManager;
    this.random = random;
    this.clock = clock;
  }

  String issue() {
    String token = Base58.random(random, BYTES);
    entityManager
        .createNativeQuery("INSERT INTO setup_token (hash, created_at) VALUES (?1, ?2)")
        .setParameter(1, Digests.sha256(token))
        .setParameter(2, clock.instant())
        .executeUpdate();
    return token;
  }

  boolean has(String token) {
    return !entityManager
        .createNativeQuery("SELECT 1 FROM setup_token WHERE hash = ?1")
        .setParameter(1, Digests.sha256(token))
        .getResultList()
        .isEmpty();
  }

  void forget() {
    entityManager.createNativeQuery("DELETE FROM setup_token").executeUpdate();
  }
}
