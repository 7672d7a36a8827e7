package org.carrel.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key as stored: its long part only as a hash. */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init")
class ApiKeyRow {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private int id;

  @Column(name = "account_id")
  private UUID accountId;

  private String name;

  @Column(name = "short_token")
  private String shortToken;

  @Column(name = "secret_hash")
  private String secretHash;

  @Convert(converter = PermissionList.class)
  private @Nullable Set<Permission> permissions;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  protected ApiKeyRow() {}

  ApiKeyRow(UUID accountId, ApiKeySecret secret, Instant now) {
    this.accountId = accountId;
    this.shortToken = secret.shortPart();
    this.secretHash = secret.hash();
    this.createdAt = now;
  }

  void agree(ApiKeyTerms terms) {
    name = terms.name();
    permissions = terms.permissions().orElse(null);
    expiresAt = terms.expiresAt().orElse(null);
  }

  ApiKey key() {
    return new ApiKey(
        id,
        name,
        shortToken,
        Optional.ofNullable(permissions),
        createdAt,
        Optional.ofNullable(lastUsedAt),
        Optional.ofNullable(expiresAt));
  }

  LiveApiKey live() {
    return new LiveApiKey(accountId, secretHash, key());
  }
}
