package org.carrel.identity;

import org.carrel.failure.Failure;

/** Who may act on whose account. Nobody gives what they have not, nor rules over their equals. */
public final class Authority {
  private Authority() {}

  /**
   * Locking, disabling, deleting, a new role or password; never by a credential that carries less
   * than its account, such as a token of another language than the one that is spoken.
   */
  static void requireRule(Caller by, Account over) {
    if (by.role() != Role.ADMIN) {
      throw Failure.forbidden("Only an administrator may do this.");
    }
    if (by.restricted() || over.owner() || over.id().equals(by.accountId())) {
      throw Failure.forbidden("This account cannot be changed so.");
    }
    if (over.role() == Role.ADMIN) {
      requireOwner(by);
    }
  }

  /** Whether an account's owner may do that to the other. */
  static boolean rules(Account by, Account over) {
    return by.role() == Role.ADMIN
        && !over.owner()
        && !over.id().equals(by.id())
        && (over.role() != Role.ADMIN || by.owner());
  }

  /** What is decided about plain users; about administrators only the owner decides. */
  static void requireManage(Caller by, Account over) {
    by.require(Permission.MANAGE_USERS);
    if (by.restricted() || over.owner() || over.id().equals(by.accountId())) {
      throw Failure.forbidden("This account cannot be changed so.");
    }
    if (over.role() == Role.ADMIN) {
      requireOwner(by);
    }
  }

  /** Looking through what was decided about users, also by whoever only looks on. */
  static void requireLook(Caller by) {
    by.require(Permission.MANAGE_USERS);
    if (by.restricted() && !by.previewing()) {
      throw Failure.forbidden("A restricted key may not look through accounts.");
    }
  }

  /** Granting permissions one by one; never by a credential that carries less than its account. */
  static void requireGrant(Caller by, Iterable<Permission> granted) {
    by.require(Permission.MANAGE_USERS);
    granted.forEach(by::require);
    if (by.restricted()) {
      throw Failure.forbidden("A restricted key may not change accounts.");
    }
  }

  /**
   * What changes how the whole server behaves; never by another's program or a lesser key.
   *
   * @throws Failure FORBIDDEN for others
   */
  public static void requireServer(Caller by) {
    if (by.role() != Role.ADMIN || by.delegated()) {
      throw Failure.forbidden("Only an administrator may do this.");
    }
    by.require(Permission.MANAGE_SERVER);
  }

  /** Hiding less of the catalogue from somebody than is hidden from oneself. */
  static void requireWithin(Caller by, Limits before, Limits after) {
    if (!after.equals(before) && !after.and(by.limits()).equals(after)) {
      throw Failure.forbidden("Nobody lets others see more than they see themselves.");
    }
  }

  static void requireRole(Caller by, Role role) {
    if (role == Role.ADMIN) {
      requireOwner(by);
    }
  }

  private static void requireOwner(Caller by) {
    if (!by.owner()) {
      throw Failure.forbidden("Only the owner may do this.");
    }
  }
}
