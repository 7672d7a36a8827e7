package org.carrel.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as administrators see it.
 *
 * @param madeBy the account that invites
 * @param account the one that came of it
 */
public record Invitation(
    UUID id,
    String note,
    UUID madeBy,
    Role role,
    Set<Permission> permissions,
    State state,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable UUID account) {

  /** What became of it. */
  public enum State {
    PENDING,
    USED,
    EXPIRED
  }
}
