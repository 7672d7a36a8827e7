package org.carrel.protocol.zettelstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * JWS compact serialization with one header only, {@code {"alg":"HS512"}}. Any other header is a
 * forgery, and its signature is not even looked at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-3.2">RFC 7518, section 3.2</a>
 */
final class Hs512 {
  private static final String ALGORITHM = "HmacSHA512";

  /** Beyond the longest one there is: a user name of 64 characters, all of them escaped. */
  private static final int LONGEST = 1024;

  private static final String HEADER = encode("{\"alg\":\"HS512\"}".getBytes(UTF_8)) + ".";

  private final SecretKeySpec key;

  /**
   * @param key at least 512 bits
   */
  Hs512(byte[] key) {
    if (key.length < 64) {
      throw new IllegalArgumentException("HS512 wants a key of 512 bits.");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  String sign(String payload) {
    String signed = HEADER + encode(payload.getBytes(UTF_8));
    return signed + "." + signature(signed);
  }

  /** The payload if the signature is ours, to the last bit of its one encoding. */
  Optional<String> read(String token) {
    int dot = token.lastIndexOf('.');
    if (token.length() > LONGEST || !token.startsWith(HEADER) || dot < HEADER.length()) {
      return Optional.empty();
    }
    String signed = token.substring(0, dot);
    return isSame(signature(signed), token.substring(dot + 1))
        ? decoded(signed.substring(HEADER.length()))
        : Optional.empty();
  }

  private String signature(String signed) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return encode(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static Optional<String> decoded(String payload) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
