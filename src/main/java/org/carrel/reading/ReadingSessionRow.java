package org.carrel.reading;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link ReadingSession} as a row. */
@Entity
@Table(name = "reading_session")
@SuppressWarnings("NullAway.Init")
class ReadingSessionRow {
  private static final int MOST_DEVICES = 20;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private int id;

  @Embedded private OwnBook reader;

  @Column(name = "session_date")
  private LocalDate date;

  private int readthrough;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "VARCHAR(10)")
  private ReadingStatus status = ReadingStatus.READING;

  @Embedded
  @AttributeOverride(name = "page", column = @Column(name = "start_page"))
  @AttributeOverride(
      name = "percentage",
      column = @Column(name = "start_percentage", precision = 10, scale = 9))
  @AttributeOverride(
      name = "locator",
      column = @Column(name = "start_locator", columnDefinition = "MEDIUMTEXT"))
  @AttributeOverride(
      name = "epubcfi",
      column = @Column(name = "start_epubcfi", columnDefinition = "TEXT"))
  @AttributeOverride(
      name = "koreader",
      column = @Column(name = "start_koreader", columnDefinition = "TEXT"))
  private @Nullable Place start;

  @Embedded
  @AttributeOverride(name = "page", column = @Column(name = "end_page"))
  @AttributeOverride(
      name = "percentage",
      column = @Column(name = "end_percentage", precision = 10, scale = 9))
  @AttributeOverride(
      name = "locator",
      column = @Column(name = "end_locator", columnDefinition = "MEDIUMTEXT"))
  @AttributeOverride(
      name = "epubcfi",
      column = @Column(name = "end_epubcfi", columnDefinition = "TEXT"))
  @AttributeOverride(
      name = "koreader",
      column = @Column(name = "end_koreader", columnDefinition = "TEXT"))
  private @Nullable Place end;

  @Column(name = "elapsed_seconds")
  private int elapsedSeconds;

  @Column(name = "device_ids", columnDefinition = "TEXT")
  @Convert(converter = Lines.class)
  private List<String> deviceIds = List.of();

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected ReadingSessionRow() {}

  ReadingSessionRow(OwnBook reader, int readthrough, LocalDate date, Place start, Instant now) {
    this.reader = reader;
    this.readthrough = readthrough;
    this.date = date;
    this.start = start;
    this.createdAt = now;
  }

  void reach(Place place, int moreSeconds, @Nullable String deviceId, Instant now) {
    end = place;
    elapsedSeconds = sum(elapsedSeconds, moreSeconds);
    updatedAt = now;
    if (deviceId != null) {
      add(deviceId.replace('\n', ' '));
    }
  }

  private void add(String deviceId) {
    if (!deviceIds.contains(deviceId) && deviceIds.size() < MOST_DEVICES && !deviceId.isEmpty()) {
      List<String> more = new ArrayList<>(deviceIds);
      more.add(deviceId);
      deviceIds = List.copyOf(more);
    }
  }

  static int sum(int seconds, int moreSeconds) {
    return (int) Math.min(Integer.MAX_VALUE, (long) seconds + moreSeconds);
  }

  /** Ends the readthrough with this session. */
  void end(ReadingStatus how) {
    status = how;
  }

  boolean isUnderWay() {
    return status == ReadingStatus.READING;
  }

  boolean isFinished() {
    return status == ReadingStatus.FINISHED;
  }

  /** Whether what happens now still belongs to it. */
  boolean goesOn(ReadingHabits habits, Instant now) {
    return isUnderWay()
        && date.equals(habits.day(now))
        && !now.isAfter(updatedAt.plus(habits.grace()));
  }

  int readthrough() {
    return readthrough;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  Place endPlace() {
    return Place.orNowhere(end);
  }

  ReadingSession session() {
    return new ReadingSession(
        id,
        reader.account(),
        reader.book(),
        date,
        readthrough,
        status,
        Place.orNowhere(start),
        endPlace(),
        elapsedSeconds,
        deviceIds,
        createdAt,
        updatedAt);
  }
}
