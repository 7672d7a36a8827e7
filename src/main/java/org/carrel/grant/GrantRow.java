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
import java.util.UUID;
import org.carrel.identity.Caller;
import org.carrel.identity.Scope;
import org.jspecify.annotations.Nullable;

/** A grant as stored. */
@Entity
@Table(name = "client_grant")
@SuppressWarnings("NullAway.Init")
class GrantRow {
  private static final Duration SPARE = Duration.ofDays(1);

  @Id private UUID id;

  @Column(name = "client_id")
  private String clientId;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "token_epoch")
  private int epoch;

  @Convert(converter = ScopeList.class)
  private Set<Scope> scopes;

  @Column(columnDefinition = "TEXT")
  private @Nullable String nonce;

  @Column(name = "code_challenge")
  private @Nullable String codeChallenge;

  @Column(name = "signed_in_at")
  private Instant signedInAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  protected GrantRow() {}

  GrantRow(
      UUID id,
      String clientId,
      Caller caller,
      Set<Scope> scopes,
      Optional<String> nonce,
      Instant signedInAt,
      Instant now) {
    this.id = id;
    this.clientId = clientId;
    this.accountId = caller.accountId();
    this.epoch = caller.epoch();
    this.scopes = scopes;
    this.nonce = nonce.orElse(null);
    this.signedInAt = signedInAt;
    this.createdAt = now;
    this.expiresAt = now;
  }

  /** What was issued last may be used until then. */
  void lastsUntil(Instant end) {
    if (end.isAfter(expiresAt)) {
      expiresAt = end;
    }
  }

  /** Its code was redeemed by the verifier of this challenge. */
  void provedBy(Optional<String> challenge) {
    codeChallenge = challenge.orElse(null);
  }

  boolean isProvedBy(String verifier) {
    return codeChallenge != null && Pkce.proves(Optional.of(codeChallenge), Optional.of(verifier));
  }

  /** The same with time to spare, so that not every refresh has to write it. */
  void lastsBeyond(Instant end) {
    if (end.isAfter(expiresAt)) {
      expiresAt = end.plus(SPARE);
    }
  }

  void revoke(Instant now) {
    revokedAt = revokedAt == null ? now : revokedAt;
  }

  Granted granted() {
    return new Granted(
        id,
        clientId,
        accountId,
        epoch,
        scopes,
        Optional.ofNullable(nonce),
        signedInAt,
        createdAt,
        revokedAt != null);
  }
}
