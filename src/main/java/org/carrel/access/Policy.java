package org.carrel.access;

import jakarta.inject.Singleton;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.Limits;
import org.carrel.identity.Permission;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.carrel.identity.Scope;

/** The one judge of what a caller may do. */
@Singleton
public final class Policy {

  /**
   * Several permissions mean all of them.
   *
   * @throws Failure FORBIDDEN if one is missing
   */
  public void require(Caller caller, Permission... permissions) {
    caller.require(permissions);
  }

  /**
   * For what marks, or unmarks, books beyond those that the caller sees: so nobody lifts the rules
   * that hide books from them.
   *
   * @throws Failure FORBIDDEN for whom an age limit or rules hide books
   */
  public void requireWholeSight(Caller caller) {
    if (visibility(caller).ratedOnly()) {
      throw Failure.forbidden("Only who sees every book changes what several are marked with.");
    }
  }

  /**
   * For what may name any book there is, such as the server's own log.
   *
   * @throws Failure FORBIDDEN for whom an age limit, rules or closed libraries hide books
   */
  public void requireUnlimited(Caller caller) {
    if (!isUnlimited(caller)) {
      throw Failure.forbidden("Only who may see every book reads this.");
    }
  }

  /** Whether neither an age limit nor rules nor closed libraries hide books from it. */
  public boolean isUnlimited(Caller caller) {
    Visibility visibility = visibility(caller);
    return visibility.everything() || !visibility.ratedOnly() && !visibility.openLibrariesOnly();
  }

  /** Whether it rules the server: an administrator, and no program of somebody else's. */
  public boolean administers(Caller caller) {
    return caller.role() == Role.ADMIN && !caller.delegated() && !caller.previewing();
  }

  /** Whether it may make things of its own: no guest, client, restricted key or preview. */
  public boolean mayWrite(Caller caller) {
    boolean restrictedKey = caller.proof() == Proof.API_KEY && caller.restricted();
    boolean own = !caller.delegated() && !caller.previewing();
    return caller.role() != Role.GUEST && own && !restrictedKey;
  }

  /**
   * What the caller sees; only ownership lifts every limit, and a restricted key carries none.
   *
   * @throws Failure FORBIDDEN for a client that was not let into the catalogue
   */
  public Visibility visibility(Caller caller) {
    if (!caller.may(Scope.LIBRARY_READ)) {
      throw Failure.forbidden("The token does not open the catalogue (insufficient_scope).");
    }
    Limits limits = caller.limits();
    return new Visibility(
        caller.accountId(),
        caller.owner(),
        limits.openLibrariesOnly(),
        limits.ageLimit(),
        limits.unratedHidden(),
        limits.rules(),
        limits.beside());
  }
}
