package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.failure.Failure;
import org.carrel.format.BookFiles;
import org.carrel.format.PageImage;
import org.carrel.format.ReadBook;
import org.carrel.format.Sidecars;
import org.carrel.format.UnreadableBook;
import org.carrel.format.UnreadableBook.Defect;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file and what lies beside it, keeps its cover, and never fails because of what the file
 * holds. What somebody laid beside a book goes before what the book says of itself.
 */
@Singleton
class FileReading {
  private final BookFiles bookFiles;
  private final CoverFiles coverFiles;
  private final Sidecars sidecars = new Sidecars();

  @Inject
  FileReading(BookFiles bookFiles, CoverFiles coverFiles) {
    this.bookFiles = bookFiles;
    this.coverFiles = coverFiles;
  }

  ReadFile read(FoundFile found) {
    try {
      ReadBook book = bookFiles.read(found.file());
      List<ScanProblem> broken = new ArrayList<>();
      ReadBook told = told(found, book, broken);
      return new ReadFile.Good(found, told, cover(found, broken), broken);
    } catch (UnreadableBook e) {
      return new ReadFile.Bad(found, e.defect(), e.getMessage(), Files.exists(found.file()));
    }
  }

  /** From the last to the first, so that the first has its say. */
  private ReadBook told(FoundFile found, ReadBook book, List<ScanProblem> broken) {
    ReadBook told = book;
    List<Path> documents = found.beside().documents();
    for (int i = documents.size() - 1; i >= 0; i--) {
      try {
        told = sidecars.under(told, documents.get(i));
      } catch (UnreadableBook e) {
        broken.add(problem(found, documents.get(i), e));
      }
    }
    return told;
  }

  private @Nullable CoverFacts cover(FoundFile found, List<ScanProblem> broken) {
    for (Path image : found.beside().covers()) {
      try {
        String path = beside(found, image);
        Optional<CoverFacts> kept =
            sidecars.image(image).flatMap(picture -> kept(path, picture, broken));
        if (kept.isPresent()) {
          return kept.get();
        }
      } catch (UnreadableBook e) {
        broken.add(problem(found, image, e));
      }
    }
    return ownCover(found, broken);
  }

  /** A book whose cover is broken is still a book; one that is not given is tried again. */
  private @Nullable CoverFacts ownCover(FoundFile found, List<ScanProblem> broken) {
    try {
      Optional<PageImage> own = bookFiles.cover(found.file());
      return own.flatMap(picture -> kept(found.path(), picture, broken)).orElse(null);
    } catch (UnreadableBook e) {
      if (e.defect() == Defect.UNREADABLE) {
        throw e;
      }
      broken.add(problem(found.path(), e.defect(), e.getMessage()));
      return null;
    }
  }

  private Optional<CoverFacts> kept(String path, PageImage picture, List<ScanProblem> broken) {
    try {
      return coverFiles.keep(picture);
    } catch (Failure unusable) {
      broken.add(problem(path, unusable));
      return Optional.empty();
    }
  }

  private static ScanProblem problem(String path, Failure unusable) {
    return switch (unusable.reason()) {
      case TOO_LARGE -> problem(path, Defect.TOO_LARGE, "The cover has too many pixels.");
      case TIMED_OUT -> problem(path, Defect.HOSTILE, "The cover takes too long to unpack.");
      case UNAVAILABLE -> problem(path, Defect.UNREADABLE, unusable.getMessage());
      default -> problem(path, Defect.DAMAGED, "The cover is damaged.");
    };
  }

  private static ScanProblem problem(FoundFile found, Path beside, UnreadableBook e) {
    return problem(beside(found, beside), e.defect(), e.getMessage());
  }

  private static ScanProblem problem(String path, Defect defect, String message) {
    return new ScanProblem(path, defect.name(), message);
  }

  private static String beside(FoundFile found, Path file) {
    String folder = found.folder();
    return (folder.isEmpty() ? "" : folder + "/") + file.getFileName();
  }
}
