package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.format.BookFiles;
import org.carrel.format.ReadBook;
import org.carrel.format.UnreadableBook;
import org.jspecify.annotations.Nullable;

/** Reads one file, keeps its cover, and never fails because of what the file holds. */
@Singleton
class FileReading {
  private final BookFiles bookFiles;
  private final CoverFiles coverFiles;

  @Inject
  FileReading(BookFiles bookFiles, CoverFiles coverFiles) {
    this.bookFiles = bookFiles;
    this.coverFiles = coverFiles;
  }

  ReadFile read(FoundFile found) {
    try {
      ReadBook book = bookFiles.read(found.file());
      return new ReadFile.Good(found, book, cover(found));
    } catch (UnreadableBook e) {
      return new ReadFile.Bad(found, e.defect(), e.getMessage(), Files.exists(found.file()));
    }
  }

  /** A book whose cover is broken is still a book. */
  private @Nullable CoverFacts cover(FoundFile found) {
    try {
      return bookFiles.cover(found.file()).flatMap(coverFiles::keep).orElse(null);
    } catch (UnreadableBook e) {
      return null;
    }
  }
}
