package org.carrel.protocol.ipseity;

import com.nimbusds.jose.JWSHeader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carrel.identity.KeyState;
import org.carrel.identity.SigningKey;
import org.carrel.identity.SigningKeys;

/** This server's own key pair. Since a token names no key, one that was retired is tried, too. */
record StoredKeys(SigningKeys keys, String purpose, JWSHeader header) implements KeySource {
  @Override
  public TokenKey current() {
    return key(keys.current(purpose));
  }

  @Override
  public List<TokenKey> verifying() {
    return keys.all(purpose).stream()
        .filter(key -> key.state() != KeyState.NEXT)
        .sorted(Comparator.comparing((SigningKey key) -> key.state() != KeyState.CURRENT))
        .map(this::key)
        .toList();
  }

  private TokenKey key(SigningKey key) {
    return new TokenKey(header, key.signer(), key.verifier());
  }

  @Override
  public Optional<String> publicKey() {
    return Optional.of(KeyText.pem(keys.current(purpose).publicJwk()));
  }
}
