package org.carrel.protocol.opds;

import java.time.Instant;
import java.util.List;
import org.carrel.catalog.BookEntry;

/** What stands in a feed. */
sealed interface Entry {

  /** Leads to another feed. */
  record Navigation(String id, String title, Instant updated, String summary, Link link)
      implements Entry {}

  /** A book, with all its links. */
  record Publication(BookEntry book, List<Link> links) implements Entry {}
}
