package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * What is out in an account's name and may end with its epoch. The epoch alone makes them dead;
 * their rows go so that nobody lists them.
 */
@Singleton
final class OpenEnds {
  private final SessionRows sessions;
  private final RefreshRows refreshTokens;

  @Inject
  OpenEnds(SessionRows sessions, RefreshRows refreshTokens) {
    this.sessions = sessions;
    this.refreshTokens = refreshTokens;
  }

  void end(UUID account) {
    sessions.endAll(account);
    refreshTokens.endAll(account);
  }
}
