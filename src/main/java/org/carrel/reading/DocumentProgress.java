package org.carrel.reading;

import java.math.BigDecimal;
import java.time.Instant;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What a KOReader device pushes of a document, and pulls.
 *
 * @param document its MD5 by samples or by file name, or whatever else the device calls it
 * @param progress a page number or a pointer into KOReader's DOM
 * @param percentage from 0 to 1, as exact as it was sent
 * @param device its model
 */
public record DocumentProgress(
    String document,
    String progress,
    BigDecimal percentage,
    String device,
    @Nullable String deviceId) {
  static final int LONGEST_NAME = 255;
  private static final int LONGEST_PROGRESS = 4_000;

  /**
   * @throws Failure INVALID for empty and overlong text and a percentage beyond 0 and 1
   */
  public DocumentProgress {
    requireName(document);
    requireText(progress, LONGEST_PROGRESS);
    requireText(device, LONGEST_NAME);
    if (deviceId != null) {
      requireText(deviceId, LONGEST_NAME);
    }
    Place.requirePercentage(percentage);
  }

  /** KOReader's own server keeps users and documents in one key, with a colon between. */
  static void requireName(String document) {
    requireText(document, LONGEST_NAME);
    if (document.indexOf(':') >= 0) {
      throw Failure.invalid("A document's name has no colon.");
    }
  }

  private static void requireText(String text, int longest) {
    if (text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0) {
      throw Failure.invalid("A field is empty or too long.");
    }
  }

  /**
   * The same as it is kept.
   *
   * @param at when it was pushed, or when another app told more
   */
  public record Kept(DocumentProgress progress, Instant at) {}
}
