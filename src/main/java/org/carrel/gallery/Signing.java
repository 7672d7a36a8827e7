package org.carrel.gallery;

import java.time.Instant;
import java.util.Optional;
import org.carrel.image.ImagorSigner;
import org.carrel.image.ImagorSigner.Algorithm;
import org.jspecify.annotations.Nullable;

/**
 * How addresses are signed.
 *
 * @param baseUrl of the other imagor, without a slash at the end; null while Carrel serves them
 * @param unsafe whether addresses for the other imagor go without a signature
 * @param secret may be empty only in addresses without a signature
 * @param truncate characters that remain of a signature; 0 for all
 * @param overridden whether the environment set it, so that it cannot be changed here
 */
public record Signing(
    SigningMode mode,
    @Nullable String baseUrl,
    boolean unsafe,
    String secret,
    Algorithm algorithm,
    int truncate,
    Instant updated,
    boolean overridden) {

  /** Empty if addresses go without a signature. */
  Optional<ImagorSigner> signer() {
    return secret.isEmpty()
        ? Optional.empty()
        : Optional.of(new ImagorSigner(algorithm, secret, truncate));
  }

  public boolean hasSecret() {
    return !secret.isEmpty();
  }

  @Override
  public String toString() {
    return "Signing[" + mode + ", " + algorithm + ", " + truncate + "]";
  }
}
