package org.carrel.protocol.burgerauth;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.carrel.failure.Failure;
import org.carrel.http.Body;

/**
 * A session's number, as clients send it: a number or a text of digits.
 *
 * @param number nobody's if what was sent is larger than any
 */
record SessionId(long number) {
  private static final long NOBODYS = -1;
  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,40}");

  /**
   * @throws Failure INVALID if there is none, or what is no whole number
   */
  static SessionId of(Body body) {
    Object value = body.values().get("sessionId");
    if (value instanceof String text && DIGITS.matcher(text).matches()) {
      return of(new BigDecimal(text));
    }
    if (value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0) {
      return of(number);
    }
    throw Failure.invalid("sessionId is missing or no whole number.");
  }

  private static SessionId of(BigDecimal whole) {
    boolean fits = whole.toBigInteger().bitLength() < Long.SIZE;
    return new SessionId(fits ? whole.longValueExact() : NOBODYS);
  }
}
