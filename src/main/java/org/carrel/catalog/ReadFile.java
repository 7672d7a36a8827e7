package org.carrel.catalog;

import java.util.List;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.format.BookType;
import org.carrel.format.ReadBook;
import org.carrel.format.UnreadableBook.Defect;
import org.jspecify.annotations.Nullable;

/** What became of a file that was read. */
sealed interface ReadFile {
  FoundFile found();

  /**
   * The cover's bytes are on disk already.
   *
   * @param book as what lies beside it tells it
   * @param broken what of that, or of its cover, cannot be read
   */
  record Good(FoundFile found, ReadBook book, @Nullable CoverFacts cover, List<ScanProblem> broken)
      implements ReadFile {}

  /**
   * @param message one sentence for people
   * @param isThere whether there is still a file at all
   */
  record Bad(FoundFile found, Defect defect, String message, boolean isThere) implements ReadFile {

    /** Whether it is an archive of other things, which nobody takes for a book. */
    boolean isNoBook() {
      return defect == Defect.UNSUPPORTED && BookType.isArchive(found.name());
    }
  }
}
