package org.carrel.protocol.imagor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as headers say them. The last one is remembered: within a second most answers say the same.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, section 5.6.7</a>
 */
final class HttpDate {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private volatile Said last = new Said(0, "Thu, 01 Jan 1970 00:00:00 GMT");

  private record Said(long second, String text) {}

  String text(Instant time) {
    Said said = last;
    if (said.second() != time.getEpochSecond()) {
      said = new Said(time.getEpochSecond(), FORMAT.format(time));
      last = said;
    }
    return said.text();
  }
}
