package org.carrel.reading;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@link ReadingPosition} as a row. */
@Entity
@Table(name = "reading_position")
@SuppressWarnings("NullAway.Init")
class PositionRow {
  @EmbeddedId private OwnBook id;

  private int readthrough;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "VARCHAR(10)")
  private ReadingStatus status;

  @Embedded private @Nullable Place place;

  private @Nullable String device;

  @Column(name = "device_id")
  private @Nullable String deviceId;

  @Column(name = "elapsed_seconds")
  private int elapsedSeconds;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  protected PositionRow() {}

  PositionRow(OwnBook id) {
    this.id = id;
  }

  /** Begins a readthrough. */
  void begin(int number, Instant now) {
    readthrough = number;
    elapsedSeconds = 0;
    startedAt = now;
    status = ReadingStatus.READING;
  }

  void reach(Place reached, int moreSeconds, Instant now) {
    place = reached;
    elapsedSeconds = ReadingSessionRow.sum(elapsedSeconds, moreSeconds);
    updatedAt = now;
  }

  void tell(@Nullable String newDevice, @Nullable String newDeviceId) {
    device = newDevice;
    deviceId = newDeviceId;
  }

  /** Ends the readthrough. */
  void end(ReadingStatus how, Instant now) {
    status = how;
    updatedAt = now;
    if (how == ReadingStatus.FINISHED) {
      finishedAt = now;
    }
  }

  /** Takes a readthrough back that is under way: the one before it is the last again. */
  void restore(Readthrough last, Place end) {
    readthrough = last.number();
    status = last.abandoned() ? ReadingStatus.ABANDONED : ReadingStatus.FINISHED;
    place = end;
    elapsedSeconds = last.elapsedSeconds();
    startedAt = last.startedAt();
    updatedAt = last.completedAt();
    tell(null, null);
  }

  boolean isUnderWay() {
    return status == ReadingStatus.READING;
  }

  ReadingStatus status() {
    return status;
  }

  int readthrough() {
    return readthrough;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  Place place() {
    return Place.orNowhere(place);
  }

  ReadingPosition position() {
    return new ReadingPosition(
        id.book(),
        readthrough,
        status,
        place(),
        elapsedSeconds,
        device,
        deviceId,
        startedAt,
        updatedAt,
        finishedAt);
  }
}
