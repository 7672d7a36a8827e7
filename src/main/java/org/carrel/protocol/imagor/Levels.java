package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.carrel.access.Policy;
import org.carrel.http.graphql.Refused;
import org.carrel.identity.Caller;
import org.carrel.identity.Role;

/** The three levels of permission, in the words of Imagor Studio. */
@Singleton
final class Levels {
  private final Policy policy;

  @Inject
  Levels(Policy policy) {
    this.policy = policy;
  }

  /**
   * @throws Refused FORBIDDEN
   */
  void requireAdmin(Caller caller) {
    if (!policy.administers(caller)) {
      throw forbidden("insufficient permission: admin access required");
    }
  }

  /**
   * For what only makes an address.
   *
   * @throws Refused FORBIDDEN
   */
  void requireEdit(Caller caller) {
    if (!policy.mayWrite(caller)) {
      throw forbidden("insufficient permission: one of edit, write access required");
    }
  }

  /**
   * For what keeps something.
   *
   * @throws Refused FORBIDDEN
   */
  void requireWrite(Caller caller) {
    if (!policy.mayWrite(caller)) {
      throw forbidden("insufficient permission: write access required");
    }
  }

  /**
   * @throws Refused FORBIDDEN
   */
  static void requireAccount(Caller caller) {
    if (caller.role() == Role.GUEST) {
      throw forbidden("cannot update a guest user");
    }
  }

  static Refused forbidden(String sentence) {
    return new Refused(sentence, Map.of("code", "FORBIDDEN"));
  }
}
