package org.carrel.protocol.opds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carrel.catalog.BookEntry;
import org.jspecify.annotations.Nullable;

/** What stands in a feed. */
sealed interface Entry {

  /** Leads to another feed. */
  record Navigation(String id, String title, Instant updated, String summary, Link link)
      implements Entry {}

  /**
   * A book, with all its links.
   *
   * @param images the largest first; empty where there is none
   * @param links to itself, its file and whatever can be done with it
   * @param series to its series' books; null without one
   * @param publisher to its publisher's books; null where none can be asked for
   * @param authors to each author's books, in the order of the book's authors
   * @param credits to the books of whoever else had a part in it, by Readium's name for the part;
   *     empty in feeds
   * @param pages what it is read by, in order; empty in feeds, and where it has no pages
   */
  record Publication(
      BookEntry book,
      List<Link> images,
      List<Link> links,
      @Nullable Link series,
      @Nullable Link publisher,
      List<Link> authors,
      Map<String, List<Link>> credits,
      List<Link> pages)
      implements Entry {

    /** The same as its own document shows it. */
    Publication with(Map<String, List<Link>> newCredits, List<Link> newPages) {
      return new Publication(book, images, links, series, publisher, authors, newCredits, newPages);
    }
  }
}
