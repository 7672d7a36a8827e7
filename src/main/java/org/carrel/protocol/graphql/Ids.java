package org.carrel.protocol.graphql;

import java.util.UUID;
import org.carrel.failure.Failure;

/** Ids as they stand in arguments. */
final class Ids {
  private static final UUID NOBODY = new UUID(0, 0);

  private Ids() {}

  /**
   * @throws Failure NOT_FOUND for a text that is no id: nothing has it
   */
  static UUID of(String text) {
    UUID id = parsed(text);
    if (id.equals(NOBODY)) {
      throw Failure.notFound("There is no such thing.");
    }
    return id;
  }

  /** An id that nothing has, for a text that is none. */
  static UUID parsed(String text) {
    try {
      return text.length() == 36 ? UUID.fromString(text) : NOBODY;
    } catch (IllegalArgumentException e) {
      return NOBODY;
    }
  }
}
