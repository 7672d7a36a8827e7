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
import org.carrel.identity.Scope;
import org.jspecify.annotations.Nullable;

/** A device that waits, as stored. */
@Entity
@Table(name = "device_authorization")
@SuppressWarnings("NullAway.Init")
class DeviceRow {
  private static final Duration SLOWER = Duration.ofSeconds(5);

  @Id
  @Column(name = "device_hash")
  private String deviceHash;

  @Column(name = "user_hash")
  private String userHash;

  @Column(name = "client_id")
  private String clientId;

  @Convert(converter = ScopeList.class)
  private Set<Scope> scopes;

  @Column(name = "grant_id")
  private @Nullable UUID grantId;

  private boolean denied;

  @Column(name = "interval_seconds")
  private int intervalSeconds;

  @Column(name = "next_poll_at")
  private Instant nextPollAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected DeviceRow() {}

  DeviceRow(
      String deviceHash,
      String userHash,
      String clientId,
      Set<Scope> scopes,
      Duration interval,
      Instant now,
      Instant end) {
    this.deviceHash = deviceHash;
    this.userHash = userHash;
    this.clientId = clientId;
    this.scopes = scopes;
    this.intervalSeconds = Math.toIntExact(interval.toSeconds());
    this.nextPollAt = now;
    this.expiresAt = end;
  }

  String clientId() {
    return clientId;
  }

  Set<Scope> scopes() {
    return scopes;
  }

  Optional<UUID> grantId() {
    return Optional.ofNullable(grantId);
  }

  boolean denied() {
    return denied;
  }

  boolean waitsAt(Instant now) {
    return !denied && grantId == null && now.isBefore(expiresAt);
  }

  boolean hasEndedAt(Instant now) {
    return !now.isBefore(expiresAt);
  }

  void approve(UUID grant) {
    grantId = grant;
  }

  void deny() {
    denied = true;
  }

  /** Whether the device may ask now; one that asks too often has to wait longer (RFC 8628, 3.5). */
  boolean pollAt(Instant now) {
    boolean inTime = !now.isBefore(nextPollAt);
    if (!inTime) {
      intervalSeconds += Math.toIntExact(SLOWER.toSeconds());
    }
    nextPollAt = now.plusSeconds(intervalSeconds);
    return inTime;
  }
}
