package org.carrel.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A preview as stored, with where it was begun. */
@Entity
@Table(name = "preview")
@SuppressWarnings("NullAway.Init")
class PreviewRow {
  private static final int LONGEST_AGENT = 255;
  private static final int LONGEST_ADDRESS = 64;

  @Id
  @Column(name = "session_id")
  private long session;

  @Column(name = "by_id")
  private UUID by;

  @Column(name = "account_id")
  private UUID account;

  @Column(name = "token_epoch")
  private int epoch;

  @Column(name = "ends_at")
  private Instant endsAt;

  private String dialect;
  private String address;

  @Column(name = "user_agent")
  private String userAgent;

  protected PreviewRow() {}

  PreviewRow(long session, Preview preview, Origin origin) {
    this.session = session;
    this.by = preview.by();
    this.account = preview.account();
    this.epoch = preview.epoch();
    this.endsAt = preview.endsAt();
    this.dialect = origin.dialect();
    this.address = AuditLog.start(origin.address(), LONGEST_ADDRESS);
    this.userAgent = AuditLog.start(origin.userAgent(), LONGEST_AGENT);
  }

  long session() {
    return session;
  }

  Preview preview() {
    return new Preview(by, account, epoch, endsAt);
  }

  Origin origin() {
    return new Origin(address, userAgent, dialect);
  }
}
