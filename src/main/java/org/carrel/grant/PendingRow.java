package org.carrel.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.identity.Scope;
import org.jspecify.annotations.Nullable;

/** A request as stored until it is answered. */
@Entity
@Table(name = "pending_authorization")
@SuppressWarnings("NullAway.Init")
class PendingRow {
  @Id
  @Column(name = "id_hash")
  private String idHash;

  @Column(name = "client_id")
  private String clientId;

  private boolean pushed;

  @Column(name = "redirect_uri", columnDefinition = "TEXT")
  private @Nullable String redirectUri;

  @Convert(converter = ScopeList.class)
  private Set<Scope> scopes;

  @Column(columnDefinition = "TEXT")
  private @Nullable String state;

  @Column(columnDefinition = "TEXT")
  private @Nullable String nonce;

  @Column(name = "code_challenge")
  private @Nullable String codeChallenge;

  private String prompts;

  @Column(name = "max_age_seconds")
  private @Nullable Long maxAgeSeconds;

  @Column(name = "login_hint")
  private @Nullable String loginHint;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected PendingRow() {}

  PendingRow(String idHash, AuthorizationRequest request, boolean pushed, Instant now) {
    this.idHash = idHash;
    this.clientId = request.clientId();
    this.pushed = pushed;
    this.redirectUri = request.redirectUri().orElse(null);
    this.scopes = request.scopes();
    this.state = request.state().orElse(null);
    this.nonce = request.nonce().orElse(null);
    this.codeChallenge = request.codeChallenge().orElse(null);
    this.prompts =
        request.prompts().stream().map(Prompt::text).sorted().collect(Collectors.joining(" "));
    this.maxAgeSeconds = request.maxAge().map(Duration::toSeconds).orElse(null);
    this.loginHint = request.loginHint().orElse(null);
    this.createdAt = now;
  }

  PendingRow until(Instant end) {
    expiresAt = end;
    return this;
  }

  boolean pushed() {
    return pushed;
  }

  boolean holdsAt(Instant now) {
    return now.isBefore(expiresAt);
  }

  PendingAuthorization pending(String id) {
    return new PendingAuthorization(id, request(), createdAt);
  }

  AuthorizationRequest request() {
    return new AuthorizationRequest(
        clientId,
        Optional.ofNullable(redirectUri),
        scopes,
        Optional.ofNullable(state),
        Optional.ofNullable(nonce),
        Optional.ofNullable(codeChallenge),
        Prompt.parse(prompts),
        Optional.ofNullable(maxAgeSeconds).map(Duration::ofSeconds),
        Optional.ofNullable(loginHint));
  }
}
