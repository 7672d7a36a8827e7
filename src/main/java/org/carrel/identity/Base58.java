package org.carrel.identity;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Bitcoin's alphabet: no look-alikes, and no underscore, which separates the parts of a key. */
final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

  private Base58() {}

  static String random(SecureRandom random, int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return encode(new BigInteger(1, drawn));
  }

  private static String encode(BigInteger number) {
    StringBuilder text = new StringBuilder();
    BigInteger rest = number;
    do {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      text.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    } while (rest.signum() > 0);
    return text.reverse().toString();
  }
}
