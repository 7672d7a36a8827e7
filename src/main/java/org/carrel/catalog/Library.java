package org.carrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** A folder of books under a name. */
@Entity
@Table(name = "library")
class Library {
  @Id private UUID id;
  private String name;
  private String root;
  private boolean open;
  private long version;

  @Column(name = "created_at")
  private Instant createdAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Library() {}

  UUID id() {
    return id;
  }

  /** Absolute and without symbolic links. */
  Path root() {
    return Path.of(root);
  }

  LibraryEntry entry(long books) {
    return new LibraryEntry(id, name, open, books, createdAt);
  }
}
