package org.carrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.jspecify.annotations.Nullable;

/** {@link CoverFacts} as columns. */
@Embeddable
record BookCover(
    @Column(name = "cover_hash") String hash,
    @Column(name = "cover_type") String type,
    @Column(name = "cover_width") Integer width,
    @Column(name = "cover_height") Integer height) {

  static @Nullable BookCover of(@Nullable CoverFacts cover) {
    return cover == null
        ? null
        : new BookCover(cover.hash(), cover.mediaType(), cover.width(), cover.height());
  }
}
