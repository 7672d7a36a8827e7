package org.carrel.protocol.ipseity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.carrel.identity.Caller;
import org.carrel.identity.TokenKind;

/**
 * ipseity's access tokens on the resources of all dialects. Those under a secret count in this room
 * only: whoever verifies them holds the secret, and could make them.
 */
@Singleton
public final class IpseityTokens implements TokenKind {
  private final Bearers bearers;
  private final boolean shared;

  @Inject
  IpseityTokens(Bearers bearers, TokenKeys keys) {
    this.bearers = bearers;
    this.shared = keys.algorithm().symmetric();
  }

  @Override
  public Optional<Caller> verify(String token) {
    return shared
        ? Optional.empty()
        : bearers.verify(token).map(Bearer::caller).map(Caller::visiting);
  }
}
