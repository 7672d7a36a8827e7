package org.carrel.identity;

import com.nimbusds.jose.jwk.JWK;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signing key as stored. The slot is null once it is retired. */
@Entity
@Table(name = "signing_key")
@SuppressWarnings({"unused", "NullAway.Init"})
class SigningKeyRow {
  @Id private String id;
  private String purpose;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(8)")
  private @Nullable KeyState slot;

  @Column(columnDefinition = "TEXT")
  private String jwk;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "signs_since")
  private Instant signsSince;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  protected SigningKeyRow() {}

  SigningKey key() {
    try {
      return new SigningKey(
          JWK.parse(jwk),
          slot == null ? KeyState.RETIRED : slot,
          createdAt,
          signsSince,
          Optional.ofNullable(retiredAt));
    } catch (ParseException e) {
      throw new IllegalStateException("a stored signing key cannot be read", e);
    }
  }

  KeyState state() {
    return slot == null ? KeyState.RETIRED : slot;
  }

  void retire(Instant now) {
    slot = null;
    retiredAt = now;
  }

  void promote(Instant now) {
    signsSince = now;
    slot = KeyState.CURRENT;
  }
}
