package org.carrel.reading;

import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Role;
import org.carrel.identity.Scope;

/** Who has a progress of their own. */
final class Readers {
  private Readers() {}

  /**
   * For whoever changes it.
   *
   * @throws Failure FORBIDDEN for guests, for programs that were not let into the progress, and for
   *     whoever only looks on
   */
  static void require(Caller caller) {
    caller.requireActing();
    if (caller.role() == Role.GUEST) {
      throw noReader();
    }
    requireScope(caller);
  }

  /**
   * Whether anything can be kept for the caller.
   *
   * @throws Failure FORBIDDEN for programs that were not let into the progress
   */
  static boolean isOne(Caller caller) {
    requireScope(caller);
    return caller.role() != Role.GUEST;
  }

  private static void requireScope(Caller caller) {
    if (!caller.may(Scope.PROGRESS)) {
      throw Failure.forbidden("The token does not open the progress (insufficient_scope).");
    }
  }

  static Failure noReader() {
    return Failure.forbidden("Nothing is kept for guests.");
  }
}
