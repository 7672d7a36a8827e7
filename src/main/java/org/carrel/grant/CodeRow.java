package org.carrel.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A code as stored. */
@Entity
@Table(name = "authorization_code")
@SuppressWarnings("NullAway.Init")
class CodeRow {
  @Id
  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "grant_id")
  private UUID grantId;

  @Column(name = "redirect_uri", columnDefinition = "TEXT")
  private @Nullable String redirectUri;

  @Column(name = "code_challenge")
  private @Nullable String codeChallenge;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  protected CodeRow() {}

  CodeRow(String codeHash, UUID grantId, AuthorizationRequest request, Instant expiresAt) {
    this.codeHash = codeHash;
    this.grantId = grantId;
    this.redirectUri = request.redirectUri().orElse(null);
    this.codeChallenge = request.codeChallenge().orElse(null);
    this.expiresAt = expiresAt;
  }

  UUID grantId() {
    return grantId;
  }

  boolean used() {
    return usedAt != null;
  }

  void use(Instant now) {
    usedAt = now;
  }

  boolean holdsAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  /**
   * A client that repeats the address repeats it right (OAuth 2.1, 4.1.3 asks for no more). A code
   * that was asked for without one is bound to none.
   */
  boolean wentTo(Optional<String> repeated) {
    return repeated.isEmpty() || redirectUri == null || redirectUri.equals(repeated.get());
  }

  Optional<String> codeChallenge() {
    return Optional.ofNullable(codeChallenge);
  }
}
