package org.carrel.format;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that outlives the file.
 *
 * @param scheme lower case: {@code isbn} (digits only, check digit right), {@code uuid} (lower
 *     case), or the file's own word, such as {@code doi}
 */
public record Identifier(String scheme, String value) {
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
  private static final Pattern ISBN = Pattern.compile("\\d{9}[\\dX]|97[89]\\d{10}");

  /**
   * @param scheme what the file calls it, if it does; a {@code urn:} in the value wins over it
   * @return null for what is no usable identifier
   */
  static @Nullable Identifier parse(@Nullable String scheme, @Nullable String raw) {
    String value = Text.line(raw, 255);
    if (value == null) {
      return null;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.startsWith("urn:")) {
      return parse(null, value.substring(4));
    }
    int colon = value.indexOf(':');
    if (colon > 0 && SCHEME.matcher(lower.substring(0, colon)).matches() && !lower.contains("//")) {
      return known(lower.substring(0, colon), value.substring(colon + 1).strip());
    }
    return known(scheme == null ? "" : scheme.strip().toLowerCase(Locale.ROOT), value);
  }

  private static @Nullable Identifier known(String scheme, String value) {
    Identifier isbn = isbn(value);
    if (isbn != null && (scheme.isEmpty() || scheme.startsWith("isbn"))) {
      return isbn;
    }
    Identifier uuid = uuid(value);
    if (uuid != null) {
      return uuid;
    }
    boolean misnamed = scheme.startsWith("isbn") || scheme.equals("uuid");
    boolean usable = SCHEME.matcher(scheme).matches() && !misnamed;
    return usable && !value.isEmpty() ? new Identifier(scheme, value) : null;
  }

  private static @Nullable Identifier uuid(String value) {
    try {
      return value.length() == 36
          ? new Identifier("uuid", UUID.fromString(value).toString())
          : null;
    } catch (IllegalArgumentException notOne) {
      return null;
    }
  }

  private static @Nullable Identifier isbn(String value) {
    String digits = value.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    boolean right = ISBN.matcher(digits).matches() && checks(digits);
    return right ? new Identifier("isbn", digits) : null;
  }

  private static boolean checks(String digits) {
    boolean ten = digits.length() == 10;
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) == 'X' ? 10 : digits.charAt(i) - '0';
      sum += digit * (ten ? 10 - i : 1 + i % 2 * 2);
    }
    return sum % (ten ? 11 : 10) == 0;
  }
}
