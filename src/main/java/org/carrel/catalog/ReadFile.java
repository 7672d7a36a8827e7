package org.carrel.catalog;

import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.format.ReadBook;
import org.carrel.format.UnreadableBook.Defect;
import org.jspecify.annotations.Nullable;

/** What became of a file that was read. */
sealed interface ReadFile {
  FoundFile found();

  /** The cover's bytes are on disk already. */
  record Good(FoundFile found, ReadBook book, @Nullable CoverFacts cover) implements ReadFile {}

  /**
   * @param message one sentence for people
   * @param isThere whether there is still a file at all
   */
  record Bad(FoundFile found, Defect defect, String message, boolean isThere) implements ReadFile {}
}
