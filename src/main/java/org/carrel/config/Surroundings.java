package org.carrel.config;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** What every room takes from outside: the settings, the time, randomness, the database. */
@Singleton
class Surroundings {
  @Produces
  @PersistenceContext(unitName = "carrel")
  @SuppressWarnings("NullAway.Init")
  private EntityManager entityManager;

  @Produces
  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedScheduledExecutorService executor;

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Ages what is remembered; unlike the clock, nobody can set it back. */
  @Produces
  @Singleton
  Ticker ticker() {
    return Ticker.systemTicker();
  }

  @Produces
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Produces
  @Singleton
  Settings settings() {
    return Settings.read(Surroundings::configured);
  }

  @Produces
  @Singleton
  KnownSettings knownSettings() {
    return KnownSettings.read(Surroundings::configured);
  }

  private static Optional<String> configured(String name) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class);
  }
}
