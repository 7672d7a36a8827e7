package org.carrel.identity;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code carrel_<short>_<long>}: the short part finds the key, the long one proves it. */
record ApiKeySecret(String shortPart, String longPart) {
  static final String PREFIX = "carrel_";

  private static final int SHORT_BYTES = 8;
  private static final int LONG_BYTES = 24;
  private static final Pattern FORM =
      Pattern.compile("carrel_([1-9A-HJ-NP-Za-km-z]{1,16})_([1-9A-HJ-NP-Za-km-z]{1,64})");

  static ApiKeySecret create(SecureRandom random) {
    return new ApiKeySecret(Base58.random(random, SHORT_BYTES), Base58.random(random, LONG_BYTES));
  }

  static Optional<ApiKeySecret> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new ApiKeySecret(parts.group(1), parts.group(2)))
        : Optional.empty();
  }

  /** What the owner is shown, once. */
  String text() {
    return PREFIX + shortPart + "_" + longPart;
  }

  /** What is stored. */
  String hash() {
    return Digests.sha256(longPart);
  }

  @Override
  public String toString() {
    return PREFIX + shortPart + "_…";
  }
}
