package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.identity.Registry;

/**
 * Whether anybody may come in without an account: as configured, else as the registry says. Imagor
 * Studio reads its {@code ALLOW_GUEST_MODE} and forgets it; here it counts.
 */
@Singleton
final class GuestMode {
  static final String KEY = "config.allow_guest_mode";

  /** How earlier versions called it; read only where the newer key is absent. */
  private static final String OLD_KEY = "auth.enableGuestMode";

  private final Optional<Boolean> configured;
  private final Registry registry;

  @Inject
  GuestMode(Settings settings, Registry registry) {
    this.configured = settings.studio().guests();
    this.registry = registry;
  }

  boolean allowed() {
    return configured.orElseGet(this::registered);
  }

  /** What the configuration says, which the registry cannot change. */
  Optional<Boolean> configured() {
    return configured;
  }

  private boolean registered() {
    return registry
        .system(KEY)
        .or(() -> registry.system(OLD_KEY))
        .filter("true"::equals)
        .isPresent();
  }
}
