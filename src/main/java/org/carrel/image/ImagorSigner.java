package org.carrel.image;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs addresses as imagor does: HMAC of the path in padded base64url, cut to a length.
 *
 * @param truncate characters that remain of a signature; 0 for all
 */
public record ImagorSigner(Algorithm algorithm, String secret, int truncate) {

  /** By the names that Imagor Studio gives them. */
  public enum Algorithm {
    SHA1("HmacSHA1"),
    SHA256("HmacSHA256"),
    SHA512("HmacSHA512");

    private final String mac;

    Algorithm(String mac) {
      this.mac = mac;
    }
  }

  /**
   * @throws IllegalArgumentException without a secret: imagor would sign with none, for everybody
   */
  public ImagorSigner {
    if (secret.isEmpty()) {
      throw new IllegalArgumentException("Nothing is signed without a secret.");
    }
    if (truncate < 0) {
      throw new IllegalArgumentException("A signature has no negative length.");
    }
  }

  public String sign(String path) {
    String whole = Base64.getUrlEncoder().encodeToString(mac(path));
    return truncate > 0 && truncate < whole.length() ? whole.substring(0, truncate) : whole;
  }

  /** The escaped address with its signature, ready to be appended to a slash. */
  public String address(Parameters parameters) {
    String path = ParametersWriter.writeForUrl(parameters);
    return sign(path) + "/" + path;
  }

  /** In a time that does not tell how much of the signature is right. */
  public boolean vouchesFor(ImagorPath path) {
    return MessageDigest.isEqual(
        sign(path.signed()).getBytes(StandardCharsets.UTF_8),
        path.signature().getBytes(StandardCharsets.UTF_8));
  }

  private byte[] mac(String path) {
    try {
      Mac mac = Mac.getInstance(algorithm.mac);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm.mac));
      return mac.doFinal(path.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm.mac, e);
    }
  }

  @Override
  public String toString() {
    return "ImagorSigner[" + algorithm + ", " + truncate + "]";
  }
}
