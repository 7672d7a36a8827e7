package org.carrel.catalog;

import java.util.Optional;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/** What editors can tell of a series as one value; files tell nothing of it. */
public enum SeriesField {
  TITLE("title", 500),
  SUMMARY("summary", 16_000),
  PUBLISHER("publisher", 500),
  IMPRINT("imprint", 255),
  AGE_RATING("age_rating"),
  BOOK_TYPE("book_type", 255),
  COMIC_ID("comic_id"),
  COMIC_IMAGE("comic_image", 2_000),
  DESCRIPTION_FORMATTED("description_formatted", 16_000),
  META_TYPE("meta_type", 255),
  PUBLICATION_RUN("publication_run", 255),
  STATUS("status", 255),
  TOTAL_ISSUES("total_issues"),
  VOLUME("volume"),
  YEAR("year");

  private final String column;
  private final int longest;

  SeriesField(String column) {
    this(column, 0);
  }

  /**
   * @param longest in characters; 0 for a number
   */
  SeriesField(String column, int longest) {
    this.column = column;
    this.longest = longest;
  }

  String column() {
    return column;
  }

  /**
   * Without blanks around it; null if nothing is left.
   *
   * @throws Failure INVALID for a text that is too long and a number below 0
   */
  @Nullable Object checked(@Nullable Object value) {
    if (value instanceof Integer number && number < 0) {
      throw Failure.invalid(name() + " is not below 0.");
    }
    if (!(value instanceof String text)) {
      return value;
    }
    String bare = text.replace('\0', ' ').strip();
    if (bare.length() > longest) {
      throw Failure.invalid(name() + " is too long.");
    }
    return Optional.of(bare).filter(known -> !known.isEmpty()).orElse(null);
  }
}
