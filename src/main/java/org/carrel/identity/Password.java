package org.carrel.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.carrel.failure.Failure;

/**
 * A password as the client gave it. What is hashed for storage is the same whichever form it came
 * in: SHA3-512, in hexadecimal, chained 128 times (Burgerauth's client hash).
 */
public final class Password {
  /** In bytes of UTF-8; a longer one is never hashed. */
  static final int MAX_BYTES = 1024;

  private static final int ROUNDS = 128;
  private static final Pattern CHAINED = Pattern.compile("[0-9a-f]{128}");
  private static final HexFormat HEX = HexFormat.of();

  private final String text;
  private final boolean chained;

  private Password(String text, boolean chained) {
    this.text = text;
    this.chained = chained;
  }

  /** The password itself. */
  public static Password plain(String text) {
    return new Password(text, false);
  }

  /**
   * Burgerauth's form: 128 lower-case hexadecimal digits are the chained hash, all else is plain.
   */
  public static Password plainOrChained(String text) {
    return new Password(text, CHAINED.matcher(text).matches());
  }

  /**
   * @throws Failure INVALID if it is too short, too long or not well-formed text
   */
  public void requireUsable(int minBytes) {
    int bytes = bytes().length;
    if (!chained && bytes < minBytes) {
      throw Failure.invalid("The password must have at least %d bytes.".formatted(minBytes));
    }
    if (bytes > MAX_BYTES) {
      throw Failure.invalid("The password must have at most %d bytes.".formatted(MAX_BYTES));
    }
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw Failure.invalid("The password holds characters that cannot be used.");
    }
  }

  boolean isTooLong() {
    return text.length() > MAX_BYTES || bytes().length > MAX_BYTES;
  }

  boolean looksLikeApiKey() {
    return text.startsWith(ApiKeySecret.PREFIX);
  }

  ApiKeyText asApiKey() {
    return new ApiKeyText(text);
  }

  /** Tells two passwords apart without hashing them; only ever for a keyed hash. */
  String distinct() {
    return (chained ? "c" : "p") + text;
  }

  /** What Argon2id is computed over: 128 lower-case hexadecimal digits. */
  String chain() {
    return chained ? text : chain(text);
  }

  private static String chain(String password) {
    try {
      MessageDigest sha3 = MessageDigest.getInstance("SHA3-512");
      String digest = password;
      for (int round = 0; round < ROUNDS; round++) {
        digest = HEX.formatHex(sha3.digest(digest.getBytes(StandardCharsets.UTF_8)));
      }
      return digest;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA3-512", e);
    }
  }

  private byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
