package org.carrel.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refresh token of a grant, as stored. */
@Entity
@Table(name = "grant_refresh_token")
@SuppressWarnings("NullAway.Init")
class RefreshTokenRow {
  @Id
  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "grant_id")
  private UUID grantId;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  protected RefreshTokenRow() {}

  RefreshTokenRow(String tokenHash, UUID grantId, Instant expiresAt) {
    this.tokenHash = tokenHash;
    this.grantId = grantId;
    this.expiresAt = expiresAt;
  }

  UUID grantId() {
    return grantId;
  }

  boolean holdsAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** When its successor was made; null while it has none. */
  @Nullable Instant usedAt() {
    return usedAt;
  }

  void use(Instant now) {
    usedAt = now;
  }
}
