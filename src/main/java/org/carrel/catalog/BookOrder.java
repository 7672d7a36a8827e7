package org.carrel.catalog;

/** What lists of books are sorted by; the id breaks every tie. */
public enum BookOrder {
  TITLE(Plan.Order.TITLE, "book_all"),
  /** By the first author as authors are sorted, then by title; those without one last. */
  AUTHOR(Plan.Order.AUTHOR, "book_by_author"),
  /** When a book joined the catalogue, the newest first. */
  NEWEST(Plan.Order.RECENT, "book_recent"),
  /** When it came out, the newest first and those without a date last. */
  PUBLISHED(Plan.Order.PUBLISHED, "book_published"),
  /** How many accounts have opened it, the most first. */
  READERS(Plan.Order.READERS, "book_popular"),
  /** Within a series, those without a place last; of several series, one beside the other. */
  PLACE(Plan.Order.PLACE, "book_of_series");

  private final Plan.Order order;
  private final String index;

  BookOrder(Plan.Order order, String index) {
    this.order = order;
    this.index = index;
  }

  Plan.Order order() {
    return order;
  }

  /** The index that holds it for every book; that of {@link #PLACE} for one series only. */
  String index() {
    return index;
  }
}
