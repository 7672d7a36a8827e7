package org.carrel.protocol.ipseity;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.identity.KeyRing;
import org.carrel.identity.SigningKeys;
import org.jspecify.annotations.Nullable;

/** The key of ipseity's tokens: the configured one, or this server's own. */
@Singleton
final class TokenKeys {
  private final Settings.Ipseity settings;
  private final TokenAlgorithm algorithm;
  private final SigningKeys stored;
  private final KeyRing ring;
  private volatile @Nullable KeySource source;

  @Inject
  TokenKeys(Settings settings, SigningKeys stored, KeyRing ring) {
    this.settings = settings.ipseity();
    this.algorithm = TokenAlgorithm.of(settings.ipseity().algorithm());
    this.stored = stored;
    this.ring = ring;
  }

  /**
   * Finds or makes it.
   *
   * @throws IllegalArgumentException naming the setting that cannot be used
   */
  void prepare(@Observes Ready ready) {
    boolean pairGiven = !algorithm.symmetric() && settings.privateKey().isPresent();
    if (settings.publicKey().isPresent() && !pairGiven) {
      throw GivenKey.strayPublicKey();
    }
    source = algorithm.symmetric() ? secret() : pair();
  }

  private KeySource secret() {
    GivenKey given = new GivenKey(algorithm);
    return settings.privateKey().map(given::secret).orElseGet(() -> given.secret(ownSecret()));
  }

  /** The ring's secret stretched to the length that HS512 asks for. */
  private byte[] ownSecret() {
    String purpose = algorithm.purpose();
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(ring.secret(purpose), "HmacSHA512"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA512", e);
    }
  }

  private KeySource pair() {
    Optional<String> given = settings.privateKey();
    if (given.isPresent()) {
      return new GivenKey(algorithm).pair(given.get(), settings.publicKey());
    }
    stored.prepare(algorithm.purpose(), algorithm.keyForm());
    return new StoredKeys(stored, algorithm.purpose(), algorithm.nimbus());
  }

  TokenAlgorithm algorithm() {
    return algorithm;
  }

  KeySource source() {
    KeySource prepared = source;
    if (prepared == null) {
      throw new IllegalStateException("no token before the start is through");
    }
    return prepared;
  }
}
