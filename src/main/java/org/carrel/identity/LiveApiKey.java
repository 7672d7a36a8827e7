package org.carrel.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a request needs to know of its key. */
record LiveApiKey(UUID account, String secretHash, ApiKey key) {

  boolean isProvedBy(ApiKeySecret secret, Instant now) {
    return Digests.same(secretHash, secret.hash()) && isAlive(now);
  }

  boolean isAlive(Instant now) {
    return key.expiresAt().map(now::isBefore).orElse(true);
  }

  /** Nobody, once the account may have no keys any more. */
  Optional<Caller> caller(Account account) {
    if (!account.permissions().contains(Permission.ACCESS_API_KEYS)) {
      return Optional.empty();
    }
    String id = Integer.toString(key.id());
    return Optional.of(
        key.permissions()
            .map(only -> account.restrictedCaller(only, id))
            .orElseGet(() -> account.caller(Proof.API_KEY, id)));
  }
}
