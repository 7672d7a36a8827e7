package org.carrel.catalog;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.carrel.identity.Caller;
import org.carrel.identity.ContentRule;
import org.carrel.identity.ContentRule.Dimension;
import org.carrel.identity.ContentRule.Mode;
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

  /** Somebody who reads up to an age. */
  static Caller aged(int limit, Permission... permissions) {
    return caller(false, Set.of(permissions), new Limits(false, limit, false));
  }

  /** Sees no book that is rated above 12. */
  static Caller child(Permission... permissions) {
    return caller(false, Set.of(permissions), new Limits(false, 12, true));
  }

  /** Sees no book that is tagged as horror. */
  static Caller ruled(Permission... permissions) {
    ContentRule rule = new ContentRule(Dimension.TAG, Mode.EXCLUDE, List.of("horror"), false);
    return caller(false, Set.of(permissions), new Limits(false, null, false, List.of(rule)));
  }

  private static Caller caller(boolean owner, Set<Permission> permissions) {
    return caller(owner, permissions, Limits.NONE);
  }

  private static Caller caller(boolean owner, Set<Permission> permissions, Limits limits) {
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
        limits);
  }
}
