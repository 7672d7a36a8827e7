package org.carrel.catalog;

import java.util.List;

/** What books may have in common, one value of each at a time. */
public enum Trait {
  LIBRARY(BookColumn.LIBRARY_ID),
  LANGUAGE(BookColumn.LANGUAGE),
  /** The media type of the file. */
  FORMAT(BookColumn.MEDIA_TYPE),
  TAG(BookColumn.TAG_ID),
  AUTHOR(BookColumn.AUTHOR_ID);

  private final BookColumn column;

  Trait(BookColumn column) {
    this.column = column;
  }

  BookColumn column() {
    return column;
  }

  /**
   * @param value an id as text, of the language or media type itself
   */
  Condition of(String value) {
    return new Condition.Compare(column, Condition.Operator.EQUAL, List.of(value));
  }
}
