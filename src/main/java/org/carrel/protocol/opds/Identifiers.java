package org.carrel.protocol.opds;

import java.util.List;
import org.carrel.catalog.BookEntry;

/** A book's identifiers as far as they are URNs. */
final class Identifiers {
  private Identifiers() {}

  /** Others than ISBN and UUID are the file's own words and need not be one. */
  static List<String> urns(BookEntry book) {
    return book.identifiers().stream()
        .map(id -> "urn:" + id.scheme() + ":" + id.value())
        .filter(urn -> urn.startsWith("urn:isbn:") || urn.startsWith("urn:uuid:"))
        .toList();
  }
}
