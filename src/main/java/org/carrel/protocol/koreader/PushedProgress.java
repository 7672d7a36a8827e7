package org.carrel.protocol.koreader;

import java.math.BigDecimal;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.carrel.reading.DocumentProgress;

/** What the plugin pushes. It sends places as text, other clients of its server as numbers too. */
final class PushedProgress {
  private static final int LONGEST_NUMBER = 44;

  private PushedProgress() {}

  /**
   * @throws Failure INVALID if anything but the device's id is missing or makes no sense
   */
  static DocumentProgress of(Body body) {
    return new DocumentProgress(
        body.requireText("document"),
        require(body, "progress"),
        percentage(require(body, "percentage")),
        body.requireText("device"),
        body.text("device_id").filter(id -> !id.isEmpty()).orElse(null));
  }

  private static String require(Body body, String name) {
    return Optional.ofNullable(body.values().get(name))
        .filter(value -> value instanceof String || value instanceof BigDecimal)
        .map(Object::toString)
        .orElseThrow(() -> Failure.invalid(name + " is missing."));
  }

  /** No longer than JSON's numbers may be here, so that it costs no time. */
  private static BigDecimal percentage(String text) {
    try {
      if (text.length() <= LONGEST_NUMBER) {
        return new BigDecimal(text);
      }
    } catch (NumberFormatException e) {
      // the one message below says it for every such text
    }
    throw Failure.invalid("percentage is not a number.");
  }
}
