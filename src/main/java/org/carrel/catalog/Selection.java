package org.carrel.catalog;

import java.util.UUID;

/** Which books, and in which order. */
public sealed interface Selection {
  /** Every book, by title. */
  record All() implements Selection {}

  /** Every book, the newest in the catalogue first. */
  record Recent() implements Selection {}

  /** A library's books, by title. */
  record OfLibrary(UUID library) implements Selection {}

  /** A series' books, by their place in it; those without a place last. */
  record OfSeries(UUID series) implements Selection {}

  /** An author's books, by title. */
  record ByAuthor(UUID author) implements Selection {}

  /** Books whose title, authors, series, publisher or tags have every word, by title. */
  record Search(String words) implements Selection {}
}
