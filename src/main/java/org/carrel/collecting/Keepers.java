package org.carrel.collecting;

import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Role;

/** Who has things of their own. */
final class Keepers {
  private Keepers() {}

  /**
   * @throws Failure FORBIDDEN for guests and for other people's programs
   */
  static void require(Caller caller) {
    if (!isOne(caller)) {
      throw Failure.forbidden("Nothing is kept for guests.");
    }
  }

  static boolean isOne(Caller caller) {
    return caller.role() != Role.GUEST && !caller.delegated();
  }
}
