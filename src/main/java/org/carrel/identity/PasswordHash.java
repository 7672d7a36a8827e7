package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.identity.Argon2id.Cost;
import org.jspecify.annotations.Nullable;

/**
 * Stored passwords: Argon2id over the chained hash. Only a fixed number is computed at once, each
 * taking 19 MiB, and only so many may wait.
 */
@Singleton
final class PasswordHash {
  private static final Password NOBODYS = Password.plain("nobody");

  private final SecureRandom random;
  private final BoundedWork bound;
  private final Argon2id nobody;
  private final Cost cost;

  @Inject
  PasswordHash(Settings settings, SecureRandom random) {
    this(settings, random, Cost.OWASP);
  }

  PasswordHash(Settings settings, SecureRandom random, Cost cost) {
    this.random = random;
    this.cost = cost;
    this.bound = new BoundedWork(settings.signIn().parallelHashes());
    this.nobody = Argon2id.of(cost, "", random);
  }

  /**
   * @throws Failure UNAVAILABLE when too many are waiting
   */
  String hash(Password password) {
    return bound.call(() -> Argon2id.of(cost, password.chain(), random).text());
  }

  /**
   * Takes the same time whether there is a stored hash or not.
   *
   * @throws Failure UNAVAILABLE when too many are waiting
   */
  boolean matches(Password password, @Nullable String stored) {
    boolean hopeless = stored == null || password.isTooLong();
    Argon2id known = stored == null || hopeless ? nobody : Argon2id.parse(stored);
    String chain = hopeless ? NOBODYS.chain() : password.chain();
    return bound.call(() -> known.matches(chain)) && !hopeless;
  }

  boolean isOutdated(String stored) {
    return !Argon2id.parse(stored).costs(cost);
  }
}
