package org.carrel.identity;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody was let in by somebody else, at once or by an invitation; told inside the unit of work
 * that makes the account.
 *
 * @param by whose closed libraries are closed to the account, too
 * @param hidden libraries that the account is not to see; some may be gone
 */
public record Admitted(UUID account, UUID by, Set<UUID> hidden) {
  public Admitted {
    hidden = Set.copyOf(hidden);
  }
}
