package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.jwk.JWK;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Transactions;

/**
 * Key pairs, the same on every node. Each purpose has a current one that signs, a next one that is
 * published ahead, and retired ones that still verify. A rotation acts on this node at once, on
 * others within five seconds, without a restart.
 */
@Singleton
public final class SigningKeys {
  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Clock clock;
  private final FreshCache<String, List<SigningKey>> fresh;

  @Inject
  SigningKeys(EntityManager entityManager, Transactions transactions, Clock clock, Ticker ticker) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.clock = clock;
    this.fresh = new FreshCache<>(ticker);
  }

  /**
   * Makes a current and a next key where they are missing; at start, by the room whose keys they
   * are.
   *
   * @param purpose at most 40 ASCII characters; no two uses share one
   */
  public void prepare(String purpose, KeyForm form) {
    for (KeyState slot : List.of(KeyState.CURRENT, KeyState.NEXT)) {
      if (all(purpose).stream().noneMatch(key -> key.state() == slot)) {
        JWK made = form.generate();
        transactions.runApart(() -> insert(purpose, slot, made));
        fresh.drop(purpose);
      }
    }
  }

  /** Every key of the purpose that may have signed something that holds, or soon will. */
  public List<SigningKey> all(String purpose) {
    return fresh
        .find(purpose, () -> Optional.of(transactions.callApart(() -> keys(purpose))))
        .orElse(List.of());
  }

  /** The one that signs now. */
  public SigningKey current(String purpose) {
    return all(purpose).stream()
        .filter(key -> key.state() == KeyState.CURRENT)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no signing key for " + purpose));
  }

  /** The one of this {@code kid}, current or not. */
  public Optional<SigningKey> find(String purpose, String id) {
    return all(purpose).stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /**
   * Retires the current key, lets the next one sign and makes another next.
   *
   * @param kept how long what is signed holds: keys retired before that are dropped
   */
  public void rotate(String purpose, KeyForm form, Duration kept) {
    JWK made = form.generate();
    Instant now = clock.instant();
    transactions.runApart(
        () -> {
          List<SigningKeyRow> slots = lockedSlots(purpose);
          slots.stream()
              .filter(row -> row.state() == KeyState.CURRENT)
              .forEach(row -> row.retire(now));
          entityManager.flush(); // the slot is free before the next key takes it
          slots.stream()
              .filter(row -> row.state() == KeyState.NEXT)
              .forEach(row -> row.promote(now));
          entityManager.flush();
          insert(purpose, KeyState.NEXT, made);
          forget(purpose, now.minus(kept));
        });
    fresh.drop(purpose);
  }

  private List<SigningKey> keys(String purpose) {
    return entityManager
        .createQuery(
            "SELECT k FROM SigningKeyRow k WHERE k.purpose = :purpose ORDER BY k.createdAt",
            SigningKeyRow.class)
        .setParameter("purpose", purpose)
        .getResultStream()
        .map(SigningKeyRow::key)
        .toList();
  }

  private List<SigningKeyRow> lockedSlots(String purpose) {
    return entityManager
        .createQuery(
            "SELECT k FROM SigningKeyRow k WHERE k.purpose = :purpose AND k.slot IS NOT NULL",
            SigningKeyRow.class)
        .setParameter("purpose", purpose)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  private void insert(String purpose, KeyState slot, JWK made) {
    entityManager
        .createNativeQuery(
            "INSERT IGNORE INTO signing_key (id, purpose, slot, jwk, created_at, signs_since)"
                + " VALUES (?1, ?2, ?3, ?4, ?5, ?5)")
        .setParameter(1, made.getKeyID())
        .setParameter(2, purpose)
        .setParameter(3, slot.name())
        .setParameter(4, made.toJSONString())
        .setParameter(5, clock.instant())
        .executeUpdate();
  }

  private void forget(String purpose, Instant before) {
    entityManager
        .createQuery(
            "DELETE FROM SigningKeyRow k WHERE k.purpose = :purpose AND k.retiredAt < :before")
        .setParameter("purpose", purpose)
        .setParameter("before", before)
        .executeUpdate();
  }
}
