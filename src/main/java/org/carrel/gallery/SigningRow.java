package org.carrel.gallery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.carrel.image.ImagorSigner.Algorithm;
import org.jspecify.annotations.Nullable;

/** {@link Signing} as the one row of its table. */
@Entity
@Table(name = "imagor_signing")
class SigningRow {
  static final int ID = 1;

  @Id private int id;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "VARCHAR(8)")
  private SigningMode mode;

  @Column(name = "base_url")
  private @Nullable String baseUrl;

  private boolean unsafe;
  private String secret;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "VARCHAR(8)")
  private Algorithm algorithm;

  @Column(name = "truncated_to")
  private int truncate;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected SigningRow() {}

  private SigningRow(NewSigning wanted, String secret, Instant now) {
    this.id = ID;
    this.mode = wanted.mode();
    this.baseUrl = wanted.baseUrl();
    this.unsafe = wanted.unsafe();
    this.secret = secret;
    this.algorithm = wanted.algorithm();
    this.truncate = wanted.truncate();
    this.updatedAt = now;
  }

  static SigningRow of(NewSigning wanted, String secret, Instant now) {
    return new SigningRow(wanted, secret, now);
  }

  Signing signing() {
    return new Signing(mode, baseUrl, unsafe, secret, algorithm, truncate, updatedAt, false);
  }
}
