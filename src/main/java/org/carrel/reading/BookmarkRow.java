package org.carrel.reading;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link Bookmark} as a row. */
@Entity
@Table(name = "bookmark")
@SuppressWarnings("NullAway.Init")
class BookmarkRow {
  @Id private UUID id;
  @Embedded private OwnBook reader;
  @Embedded private @Nullable Place place;

  @Column(columnDefinition = "TEXT")
  private @Nullable String preview;

  @Column(name = "created_at")
  private Instant createdAt;

  protected BookmarkRow() {}

  BookmarkRow(UUID id, OwnBook reader, Place place, @Nullable String preview, Instant now) {
    this.id = id;
    this.reader = reader;
    this.place = place;
    this.preview = preview;
    this.createdAt = now;
  }

  Bookmark bookmark() {
    return new Bookmark(
        id, reader.account(), reader.book(), Place.orNowhere(place), preview, createdAt);
  }
}
