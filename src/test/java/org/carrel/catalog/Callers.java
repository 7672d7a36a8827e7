package org.carrel.catalog;

import java.util.Set;
import java.util.UUID;
import org.carrel.identity.Caller;
import org.carrel.identity.Limits;
import org.carrel.identity.Permission;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;

/** Callers as the door would bring them. */
final class Callers {
  private Callers() {}

  static Caller administrator() {
    return caller(true, Permission.all());
  }

  static Caller reader(Permission... permissions) {
    return caller(false, Set.of(permissions));
  }

  private static Caller caller(boolean owner, Set<Permission> permissions) {
    return new Caller(
        new UUID(0, 9),
        "somebody",
        owner ? Role.ADMIN : Role.USER,
        owner,
        permissions,
        Set.of(),
        Proof.NONE,
        false,
        "",
        0,
        Limits.NONE);
  }
}
