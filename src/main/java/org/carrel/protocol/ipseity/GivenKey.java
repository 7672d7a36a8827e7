package org.carrel.protocol.ipseity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Turns keys that an administrator gave into one that signs, or says which setting is at fault. */
record GivenKey(TokenAlgorithm algorithm) {
  private static final String PRIVATE = "carrel.ipseity.private-key";
  private static final String PUBLIC = "carrel.ipseity.public-key";

  /**
   * @throws IllegalArgumentException naming the setting; never its value, nor what a parser said
   */
  FixedKey pair(String privateKey, Optional<String> publicKey) {
    JWK key;
    TokenKey usable;
    try {
      key = KeyText.privateKey(privateKey);
      usable = usable(key);
    } catch (GeneralSecurityException | JOSEException | IOException | RuntimeException e) {
      throw unusable(PRIVATE, "no unencrypted PEM key for " + algorithm.jws());
    }
    publicKey.ifPresent(text -> requireSame(key, text));
    return new FixedKey(usable, Optional.of(publicKey.orElseGet(() -> KeyText.pem(key))));
  }

  /** It signs and verifies once, which shows a wrong curve and a key that is too short. */
  private TokenKey usable(JWK key) throws JOSEException {
    TokenKey usable =
        key instanceof ECKey ec
            ? new TokenKey(algorithm.nimbus(), new ECDSASigner(ec), new ECDSAVerifier(ec))
            : new TokenKey(
                algorithm.nimbus(),
                new RSASSASigner(key.toRSAKey()),
                new RSASSAVerifier(key.toRSAKey()));
    if (!usable.verifies(PRIVATE, usable.sign(PRIVATE))) {
      throw new JOSEException("what it signs is not verified");
    }
    return usable;
  }

  private static void requireSame(JWK key, String publicKey) {
    try {
      if (KeyText.publicKey(publicKey).computeThumbprint().equals(key.computeThumbprint())) {
        return;
      }
    } catch (GeneralSecurityException | JOSEException | IOException | RuntimeException e) {
      // the one message below says it for every unusable text
    }
    throw unusable(PUBLIC, "not the public part of " + PRIVATE);
  }

  /**
   * @throws IllegalArgumentException naming the setting if the secret is shorter than its hash
   */
  FixedKey secret(byte[] secret) {
    if (secret.length < algorithm.secretBytes()) {
      throw unusable(PRIVATE, "shorter than " + algorithm.secretBytes() + " bytes");
    }
    try {
      return new FixedKey(
          new TokenKey(algorithm.nimbus(), new MACSigner(secret), new MACVerifier(secret)),
          Optional.empty());
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }

  FixedKey secret(String secret) {
    return secret(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** For a public key alone, or beside a secret. */
  static IllegalArgumentException strayPublicKey() {
    return unusable(PUBLIC, "set, which needs " + PRIVATE + " and no HS algorithm");
  }

  private static IllegalArgumentException unusable(String setting, String why) {
    return new IllegalArgumentException(setting + " is " + why);
  }
}
