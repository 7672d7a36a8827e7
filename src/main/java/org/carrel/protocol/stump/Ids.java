package org.carrel.protocol.stump;

import java.util.UUID;
import org.carrel.failure.Failure;

/** Ids in paths. */
final class Ids {
  private Ids() {}

  /**
   * @throws Failure NOT_FOUND if it is no id: nothing can have it
   */
  static UUID of(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Failure.notFound("There is no such thing.");
    }
  }
}
