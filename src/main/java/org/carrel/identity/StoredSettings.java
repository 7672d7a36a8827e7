package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** What administrators set while the server runs, as of at most five seconds ago. */
@Singleton
final class StoredSettings {
  private static final Logger LOG = System.getLogger(StoredSettings.class.getName());

  private final EntityManager entityManager;
  private final Transactions transactions;
  private final FreshCache<String, Optional<String>> fresh;
  private final Map<String, String> latest = new ConcurrentHashMap<>();

  @Inject
  StoredSettings(EntityManager entityManager, Transactions transactions, Ticker ticker) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.fresh = new FreshCache<>(ticker);
  }

  /** While the database is not there, what it said last. */
  Optional<String> find(String name) {
    return fresh.find(name, () -> Optional.of(latest(name))).orElseThrow();
  }

  /**
   * For what must not be guessed; not for a name that {@link #find} is asked for.
   *
   * @throws Failure UNAVAILABLE while the database is not there
   */
  Optional<String> read(String name) {
    try {
      return fresh
          .find(name, () -> Optional.of(transactions.callApart(() -> stored(name))))
          .orElseThrow();
    } catch (RuntimeException e) {
      throw new Failure(Reason.UNAVAILABLE, "The server's settings cannot be read now.", e);
    }
  }

  /** Requests are answered also while the database is not, if only to say so. */
  private Optional<String> latest(String name) {
    try {
      Optional<String> read = transactions.callApart(() -> stored(name));
      read.ifPresentOrElse(value -> latest.put(name, value), () -> latest.remove(name));
      return read;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "A setting cannot be read.", e);
      return Optional.ofNullable(latest.get(name));
    }
  }

  private Optional<String> stored(String name) {
    List<?> found =
        entityManager
            .createNativeQuery("SELECT value FROM server_setting WHERE name = ?1", String.class)
            .setParameter(1, name)
            .getResultList();
    return found.stream().map(String.class::cast).findFirst();
  }

  /**
   * @param value of at most 2,000 characters; empty to forget it
   */
  void put(String name, String value) {
    transactions.runApart(() -> write(name, value));
    fresh.drop(name);
  }

  private void write(String name, String value) {
    entityManager
        .createNativeQuery("DELETE FROM server_setting WHERE name = ?1")
        .setParameter(1, name)
        .executeUpdate();
    if (!value.isEmpty()) {
      entityManager
          .createNativeQuery("INSERT INTO server_setting (name, value) VALUES (?1, ?2)")
          .setParameter(1, name)
          .setParameter(2, value)
          .executeUpdate();
    }
  }
}
