package org.carrel.protocol.ipseity;

import java.util.List;
import java.util.Optional;

/** A secret, or the key pair that an administrator gave. */
record FixedKey(TokenKey current, Optional<String> publicKey) implements KeySource {
  @Override
  public List<TokenKey> verifying() {
    return List.of(current);
  }
}
