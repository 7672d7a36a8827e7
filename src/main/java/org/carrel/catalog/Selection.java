package org.carrel.catalog;

import java.util.Optional;
import java.util.UUID;

/** Which books, and in which order. */
public sealed interface Selection {
  /** Every book, by title. */
  record All() implements Selection {}

  /** Every book, the newest in the catalogue first. */
  record Recent() implements Selection {}

  /** Books that somebody has opened, those that most accounts have opened first. */
  record Popular() implements Selection {}

  /** A library's books, by title. */
  record OfLibrary(UUID library) implements Selection {}

  /** A series' books, by their place in it; those without a place last. */
  record OfSeries(UUID series) implements Selection {}

  /** An author's books, by title. */
  record ByAuthor(UUID author) implements Selection {}

  /** A publisher's books, by title. */
  record OfPublisher(int publisher) implements Selection {}

  /** Books marked with a tag, by title. */
  record Tagged(int tag) implements Selection {}

  /**
   * Books whose title, authors, series, publisher, tags or description have every word, by title.
   */
  record Search(String words) implements Selection {
    public Search {
      words = Fold.cut(words, SearchWords.LONGEST_QUESTION);
    }
  }

  /** Books that meet a condition, by title. */
  record Matching(Condition condition) implements Selection {}

  /**
   * Those of a selection that have more in common.
   *
   * @param order empty leaves the selection's
   */
  record Narrowed(Selection of, Narrowing by, Optional<BookOrder> order) implements Selection {}
}
