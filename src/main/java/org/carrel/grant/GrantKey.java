package org.carrel.grant;

import java.time.Instant;
import java.util.Optional;
import org.carrel.identity.KeyState;
import org.carrel.identity.SigningKey;

/**
 * A signing key as who manages the server sees it, without what is secret of it.
 *
 * @param id the {@code kid}
 * @param algorithm the {@code alg}
 * @param signsSince before it signs, when it was made
 */
public record GrantKey(
    String id,
    String algorithm,
    KeyState state,
    Instant createdAt,
    Instant signsSince,
    Optional<Instant> retiredAt) {

  static GrantKey of(KeyPurpose purpose, SigningKey key) {
    return new GrantKey(
        key.id(),
        purpose.algorithm().getName(),
        key.state(),
        key.createdAt(),
        key.signsSince(),
        key.retiredAt());
  }
}
