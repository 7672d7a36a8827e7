package org.carrel.catalog;

/** Columns of {@code series s}. */
public enum SeriesColumn implements Column {
  ID("s.id"),
  NAME("s.name"),
  SORT_NAME("s.sort_name"),
  LIBRARY_ID("s.library_id"),
  CREATED("s.created_at"),
  UPDATED("s.updated_at"),
  /** Of the first book that {@link Visible#narrowed} lets through, below the library's folder. */
  FOLDER(
      "(SELECT LEFT(b.path, CHAR_LENGTH(b.path) - CHAR_LENGTH(SUBSTRING_INDEX(b.path, '/', -1)) - 1)"
          + " FROM book b WHERE b.series_id = s.id AND "
          + Visible.NARROWED
          + " ORDER BY b.series_sort, b.id LIMIT 1)"),
  TITLE("s.title"),
  SUMMARY("s.summary"),
  PUBLISHER("s.publisher"),
  IMPRINT("s.imprint"),
  AGE_RATING("s.age_rating"),
  BOOK_TYPE("s.book_type"),
  COMIC_ID("s.comic_id"),
  COMIC_IMAGE("s.comic_image"),
  DESCRIPTION_FORMATTED("s.description_formatted"),
  META_TYPE("s.meta_type"),
  PUBLICATION_RUN("s.publication_run"),
  STATUS("s.status"),
  TOTAL_ISSUES("s.total_issues"),
  VOLUME("s.volume"),
  YEAR("s.year");

  private final String expression;

  SeriesColumn(String expression) {
    this.expression = expression;
  }

  @Override
  public String expression() {
    return expression;
  }
}
