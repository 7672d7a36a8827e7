package org.carrel.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens of any spelling under a key that a test took from the server. */
public final class Forged {
  private Forged() {}

  /**
   * @param algorithm as {@link Mac} calls it
   */
  public static String token(String algorithm, byte[] key, String header, String claims) {
    String unsigned = encoded(header) + "." + encoded(claims);
    return unsigned + "." + signature(algorithm, key, unsigned);
  }

  public static String signature(String algorithm, byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return base64(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String encoded(String json) {
    return base64(json.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
