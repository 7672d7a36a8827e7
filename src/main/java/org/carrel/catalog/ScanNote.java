package org.carrel.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fired when a scan has something to tell: inside the transaction that writes what it tells of.
 *
 * @param message one sentence for people
 * @param context the file it is about, below the library's folder
 */
public record ScanNote(Weight weight, UUID scan, String message, @Nullable String context) {

  /** How bad it is. */
  public enum Weight {
    INFO,
    WARN,
    ERROR
  }
}
