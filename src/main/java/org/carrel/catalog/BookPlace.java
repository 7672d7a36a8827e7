package org.carrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a book's file lies, and by what it is told that it is as it was.
 *
 * @param path relative to the library's folder
 * @param pathHash no two books of a library have the same; null once the file is gone
 * @param size in bytes
 * @param sidecars stands for the state of what lies beside it; null if nothing does
 */
@Embeddable
record BookPlace(
    @Column(columnDefinition = "TEXT") String path,
    @Column(name = "path_hash") @Nullable String pathHash,
    @Column(name = "file_name") String name,
    @Column(name = "file_size") long size,
    @Column(name = "file_modified_at") Instant modified,
    @Column(name = "sidecars") @Nullable String sidecars) {

  static BookPlace of(FoundFile found) {
    return new BookPlace(
        found.path(),
        found.pathHash(),
        Fold.cut(found.name(), 255),
        found.size(),
        found.modified(),
        found.beside().stamp());
  }

  BookPlace left() {
    return new BookPlace(path, null, name, size, modified, sidecars);
  }
}
