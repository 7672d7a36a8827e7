package org.carrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.carrel.format.ComicDetail;
import org.jspecify.annotations.Nullable;

/** {@link ComicDetail} as columns, without its lists. */
@Embeddable
record BookComic(
    @Nullable Integer volume,
    @Nullable String kind,
    @Column(columnDefinition = "TEXT") @Nullable String notes,
    @Column(name = "series_group") @Nullable String seriesGroup,
    @Column(name = "story_arc") @Nullable String storyArc,
    @Column(name = "story_arc_number", precision = 9, scale = 3)
        @Nullable BigDecimal storyArcNumber) {

  static @Nullable BookComic of(ComicDetail told) {
    return told.equals(ComicDetail.NONE)
        ? null
        : new BookComic(
            told.volume(),
            told.kind(),
            told.notes(),
            told.seriesGroup(),
            told.storyArc(),
            told.storyArcNumber());
  }
}
