package org.carrel.reading;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link Annotation} as a row. */
@Entity
@Table(name = "annotation")
@SuppressWarnings("NullAway.Init")
class AnnotationRow {
  @Id private UUID id;
  @Embedded private OwnBook reader;

  @Column(columnDefinition = "MEDIUMTEXT")
  private String locator;

  @Column(columnDefinition = "MEDIUMTEXT")
  private @Nullable String text;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected AnnotationRow() {}

  AnnotationRow(UUID id, OwnBook reader, String locator, @Nullable String text, Instant now) {
    this.id = id;
    this.reader = reader;
    this.locator = locator;
    this.createdAt = now;
    write(text, now);
  }

  void write(@Nullable String newText, Instant now) {
    text = newText;
    updatedAt = now;
  }

  Annotation annotation() {
    return new Annotation(id, reader.account(), reader.book(), locator, text, createdAt, updatedAt);
  }
}
