package org.carrel.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A hash with its parameters, in the PHC string format.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
 */
final class Argon2id {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]{11,88})\\$([A-Za-z0-9+/]{22,88})");

  record Cost(int memoryKib, int passes, int lanes) {
    /** OWASP's choice for servers short of memory: 19 MiB, two passes, one lane. */
    static final Cost OWASP = new Cost(19_456, 2, 1);
  }

  private final Cost cost;
  private final byte[] salt;
  private final byte[] hash;

  private Argon2id(Cost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  static Argon2id of(Cost cost, String chain, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new Argon2id(cost, salt, compute(cost, salt, chain, HASH_BYTES));
  }

  /**
   * @throws IllegalArgumentException if it is no Argon2id hash
   */
  static Argon2id parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a stored password is no Argon2id hash");
    }
    Cost cost = new Cost(number(parts, 1), number(parts, 2), number(parts, 3));
    Base64.Decoder base64 = Base64.getDecoder();
    return new Argon2id(cost, base64.decode(parts.group(4)), base64.decode(parts.group(5)));
  }

  boolean matches(String chain) {
    return MessageDigest.isEqual(hash, compute(cost, salt, chain, hash.length));
  }

  boolean costs(Cost wanted) {
    return cost.equals(wanted) && salt.length == SALT_BYTES && hash.length == HASH_BYTES;
  }

  String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            cost.memoryKib,
            cost.passes,
            cost.lanes,
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  private static byte[] compute(Cost cost, byte[] salt, String chain, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memoryKib)
            .withIterations(cost.passes)
            .withParallelism(cost.lanes)
            .withSalt(salt)
            .build());
    byte[] result = new byte[length];
    byte[] input = chain.getBytes(StandardCharsets.US_ASCII);
    generator.generateBytes(input, result);
    Arrays.fill(input, (byte) 0);
    return result;
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
