package org.carrel.identity;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody has come by an invitation; told inside the unit of work that makes the account.
 *
 * @param by whose closed libraries are closed to the account, too
 * @param hidden libraries that the account is not to see; some may be gone
 */
public record Invited(UUID account, UUID by, Set<UUID> hidden) {
  public Invited {
    hidden = Set.copyOf(hidden);
  }
}
