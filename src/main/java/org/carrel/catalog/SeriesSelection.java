package org.carrel.catalog;

import java.util.UUID;

/** Which series, and in which order. */
public sealed interface SeriesSelection {
  /** Every series, by name. */
  record All() implements SeriesSelection {}

  /** Every series, the one a book joined last first. */
  record Latest() implements SeriesSelection {}

  /** A library's series, by name. */
  record OfLibrary(UUID library) implements SeriesSelection {}

  /** Series whose name has every word, by name. */
  record Search(String words) implements SeriesSelection {
    public Search {
      words = Fold.cut(words, SearchWords.LONGEST_QUESTION);
    }
  }
}
