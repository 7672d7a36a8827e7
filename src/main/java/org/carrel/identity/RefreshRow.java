package org.carrel.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refresh token that was issued, by its {@code jti}; the token itself is nowhere. */
@Entity
@Table(name = "refresh_token")
@SuppressWarnings("NullAway.Init")
class RefreshRow {
  @Id private UUID id;
  private UUID family;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  protected RefreshRow() {}

  RefreshRow(UUID id, UUID family, TokenClaims claims) {
    this.id = id;
    this.family = family;
    this.accountId = claims.account();
    this.createdAt = claims.issuedAt();
    this.expiresAt = claims.expiresAt();
  }

  void use(Instant now) {
    usedAt = now;
  }

  UUID family() {
    return family;
  }

  /** When its successor was made; null while it has none. */
  @Nullable Instant usedAt() {
    return usedAt;
  }
}
