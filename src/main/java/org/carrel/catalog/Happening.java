package org.carrel.catalog;

import java.util.UUID;

/** Something that a scan does, for those who watch. */
public sealed interface Happening {
  record ScanBegun(UUID scan) implements Happening {}

  record ScanMoved(ScanProgress scan) implements Happening {}

  record ScanEnded(ScanProgress scan) implements Happening {}

  /** The library's folder was not there. */
  record LibraryLost(UUID library) implements Happening {}

  /**
   * A new book.
   *
   * @param series or the library, for a book without one
   */
  record BookCame(UUID book, UUID series, UUID library) implements Happening {}

  /** Several new or changed books of a series, or one changed. */
  record BooksCame(int count, UUID series, UUID library) implements Happening {}

  record SeriesCame(int count, UUID library) implements Happening {}
}
