package org.carrel.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A session as stored: its secret only as a hash. */
@Entity
@Table(name = "session")
@SuppressWarnings("NullAway.Init")
class SessionRow {
  private static final int LONGEST_AGENT = 255;
  private static final int LONGEST_ADDRESS = 64;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private long id;

  @Column(name = "secret_hash")
  private String secretHash;

  @Column(name = "account_id")
  private UUID accountId;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(10)")
  private SessionKind kind;

  @Column(name = "token_epoch")
  private int epoch;

  private String address;

  @Column(name = "user_agent")
  private String userAgent;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected SessionRow() {}

  SessionRow(String secretHash, Caller caller, SessionKind kind, Origin origin) {
    this.secretHash = secretHash;
    this.accountId = caller.accountId();
    this.epoch = caller.epoch();
    this.kind = kind;
    this.address = AuditLog.start(origin.address(), LONGEST_ADDRESS);
    this.userAgent = AuditLog.start(origin.userAgent(), LONGEST_AGENT);
  }

  void begin(Instant now, Duration life) {
    createdAt = now;
    lastUsedAt = now;
    expiresAt = now.plus(life);
  }

  Session session() {
    return new Session(id, kind, createdAt, lastUsedAt, expiresAt, address, userAgent);
  }

  LiveSession live(Optional<Preview> preview) {
    return new LiveSession(id, accountId, kind, epoch, expiresAt, preview);
  }

  String secretHash() {
    return secretHash;
  }
}
