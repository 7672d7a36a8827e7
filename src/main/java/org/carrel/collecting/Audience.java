package org.carrel.collecting;

import org.carrel.identity.Caller;

/** Who may see what somebody made. */
public enum Audience {
  /** Whoever is let in, guests too. */
  PUBLIC,
  /** Every account. */
  SHARED,
  /** Whoever made it. */
  PRIVATE;

  /**
   * What of a table that has {@code account_id} and {@code audience} the caller may see.
   *
   * @param alias of the table; the parameter {@code caller} is the account
   */
  static String seen(Caller caller, String alias) {
    return Keepers.isOne(caller)
        ? "(%1$s.account_id = :caller OR %1$s.audience <> 'PRIVATE')".formatted(alias)
        : "(%1$s.account_id <> :caller AND %1$s.audience = 'PUBLIC')".formatted(alias);
  }
}
