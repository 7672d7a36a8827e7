package org.carrel.protocol.zettelstore;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;

/**
 * What is answered while {@code carrel.authentication} is off: a free token, though nobody checks
 * it, since clients want one. The manual also names a 403, which no release of Zettelstore sends;
 * {@code carrel.zettelstore.refuse-when-off} does.
 */
@Singleton
final class FreeAccess {
  private final boolean off;
  private final boolean refuses;

  @Inject
  FreeAccess(Settings settings) {
    this.off = !settings.authentication();
    this.refuses = settings.zettelstore().refusesWhenOff();
  }

  boolean isGiven() {
    return off;
  }

  /**
   * @return empty while authentication is on
   * @throws Failure FORBIDDEN if it is off and the configuration wants that said
   */
  Optional<GivenToken> token() {
    if (off && refuses) {
      throw Failure.forbidden("Authentication is not active");
    }
    return off ? Optional.of(GivenToken.FREE) : Optional.empty();
  }
}
