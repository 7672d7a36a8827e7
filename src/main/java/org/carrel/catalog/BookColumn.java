package org.carrel.catalog;

import org.carrel.format.Credit;

/** Columns of {@code book b}. */
public enum BookColumn implements Column {
  ID("b.id"),
  /** The file's name without its extension. */
  NAME("b.file_stem"),
  TITLE("b.title"),
  SORT_TITLE("b.sort_title"),
  SIZE("b.file_size"),
  /** Lower case, without the dot. */
  EXTENSION("LOWER(SUBSTRING_INDEX(b.file_name, '.', -1))"),
  ADDED("b.added_at"),
  UPDATED("b.updated_at"),
  MODIFIED("b.file_modified_at"),
  SERIES_ID("b.series_id"),
  LIBRARY_ID("b.library_id"),
  /** Below the library's folder. */
  PATH("b.path"),
  /** On the server. */
  WHOLE_PATH("(SELECT CONCAT(l.root, '/', b.path) FROM library l WHERE l.id = b.library_id)"),
  /** How many accounts have opened it. */
  READERS("b.readers"),
  MEDIA_TYPE("b.media_type"),
  PAGES("b.page_count"),
  FINGERPRINT("b.fingerprint"),
  KOREADER_HASH("b.koreader_hash"),
  PUBLISHER("b.publisher"),
  PUBLISHER_ID("b.publisher_id"),
  LANGUAGE("b.language"),
  DESCRIPTION("b.description"),
  AGE_RATING("b.age_rating"),
  YEAR("YEAR(b.published_on)"),
  MONTH("MONTH(b.published_on)"),
  DAY("DAY(b.published_on)"),
  SERIES_INDEX("b.series_index"),
  SERIES_PLACE("b.series_sort"),
  VOLUME("b.volume"),
  KIND("b.kind"),
  NOTES("b.notes"),
  SERIES_GROUP("b.series_group"),
  STORY_ARC("b.story_arc"),
  STORY_ARC_NUMBER("b.story_arc_number"),
  SERIES_NAME("(SELECT s.name FROM series s WHERE s.id = b.series_id)"),
  TAGS(
      "t.name",
      "SELECT 1 FROM book_tag bt JOIN tag t ON t.id = bt.tag_id"
          + " WHERE bt.book_id = b.id AND %s"),
  AUTHORS(
      "a.name",
      "SELECT 1 FROM book_author ba JOIN author a ON a.id = ba.author_id"
          + " WHERE ba.book_id = b.id AND %s"),
  TAG_ID("bt.tag_id", "SELECT 1 FROM book_tag bt WHERE bt.book_id = b.id AND %s"),
  AUTHOR_ID("ba.author_id", "SELECT 1 FROM book_author ba WHERE ba.book_id = b.id AND %s"),
  WRITERS(Credit.WRITER),
  PENCILLERS(Credit.PENCILLER),
  INKERS(Credit.INKER),
  COLORISTS(Credit.COLORIST),
  LETTERERS(Credit.LETTERER),
  COVER_ARTISTS(Credit.COVER_ARTIST),
  EDITORS(Credit.EDITOR),
  GENRES(Credit.GENRE),
  CHARACTERS(Credit.CHARACTER),
  TEAMS(Credit.TEAM),
  LINKS(Credit.LINK);

  private final String expression;
  private final String among;

  BookColumn(String expression) {
    this(expression, "%s");
  }

  BookColumn(Credit credit) {
    this(
        "c.name",
        "SELECT 1 FROM book_credit c WHERE c.book_id = b.id AND c.role = '" + credit + "' AND %s");
  }

  BookColumn(String expression, String among) {
    this.expression = expression;
    this.among = among;
  }

  @Override
  public String expression() {
    return expression;
  }

  @Override
  public String among() {
    return among;
  }

  /** Readers come and go without the catalogue's knowing. */
  @Override
  public boolean lasting() {
    return this != READERS;
  }
}
