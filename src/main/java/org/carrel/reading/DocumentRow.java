package org.carrel.reading;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link DocumentProgress} as a row. */
@Entity
@Table(name = "document_progress")
@SuppressWarnings("NullAway.Init")
class DocumentRow {
  @Embeddable
  record Id(@Column(name = "account_id") UUID account, String document) {}

  @EmbeddedId private Id id;

  @Column(columnDefinition = "TEXT")
  private String progress;

  private String percentage;
  private String device;

  @Column(name = "device_id")
  private @Nullable String deviceId;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected DocumentRow() {}

  DocumentRow(Id id) {
    this.id = id;
  }

  void push(DocumentProgress pushed, Instant now) {
    progress = pushed.progress();
    percentage = pushed.percentage().toString();
    device = pushed.device();
    deviceId = pushed.deviceId();
    updatedAt = now;
  }

  UUID account() {
    return id.account();
  }

  Instant updatedAt() {
    return updatedAt;
  }

  DocumentProgress progress() {
    return new DocumentProgress(
        id.document(), progress, new BigDecimal(percentage), device, deviceId);
  }

  DocumentProgress.Kept kept() {
    return new DocumentProgress.Kept(progress(), updatedAt);
  }
}
