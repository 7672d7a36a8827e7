package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.ENCRYPTED;
import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** PDF files; those that open without a password are read even if they are encrypted. */
final class Pdf implements BookFormat {
  /** A page that is being drawn may take tens of megabytes. */
  private static final int AT_ONCE = 2;

  private final Limits limits;
  private final Turns turns;
  private final PdfPages pages;

  Pdf(Limits limits) {
    this.limits = limits;
    this.turns = new Turns(AT_ONCE, limits.rendering());
    this.pages = new PdfPages(limits);
  }

  private static boolean isRightToLeft(PDDocument document) {
    PDViewerPreferences wishes = document.getDocumentCatalog().getViewerPreferences();
    return wishes != null
        && PDViewerPreferences.READING_DIRECTION.R2L.name().equals(wishes.getReadingDirection());
  }

  @Override
  public Content read(Path file) {
    return Guarded.read(
        () -> {
          try (PDDocument document = open(file)) {
            Metadata metadata = PdfMetadata.read(document, FileTitle.of(file), limits);
            int count = count(document);
            PdfPages.check(document);
            return new Content(metadata, count, isRightToLeft(document));
          }
        });
  }

  @Override
  public PageImage page(Path file, int index) {
    return turns.take(() -> draw(file, index));
  }

  /** The first page. */
  @Override
  public Optional<PageImage> cover(Path file) {
    return Optional.of(page(file, 0));
  }

  /** As its pages are drawn. */
  @Override
  public Survey survey(Path file, Survey.Measure measure) {
    return Guarded.read(
        () -> {
          try (PDDocument document = open(file)) {
            int count = count(document);
            List<PageSize> sizes = new ArrayList<>(count);
            document.getPages().forEach(page -> sizes.add(PdfPages.size(page)));
            return new Survey(sizes, Collections.nCopies(sizes.size(), "image/jpeg"));
          }
        });
  }

  private PageImage draw(Path file, int index) throws IOException {
    try (PDDocument document = open(file)) {
      if (index < 0 || index >= count(document)) {
        throw new UnreadableBook(UNSUPPORTED, "The book has no such page.");
      }
      return pages.draw(document, index);
    }
  }

  private int count(PDDocument document) {
    int count = document.getNumberOfPages();
    if (count > limits.pages()) {
      throw new UnreadableBook(TOO_LARGE, "The book has too many pages.");
    }
    if (count < 1) {
      throw new UnreadableBook(DAMAGED, "The book has no pages.");
    }
    return count;
  }

  private PDDocument open(Path file) throws IOException {
    try {
      return MeteredPdf.open(file, limits);
    } catch (InvalidPasswordException locked) {
      throw new UnreadableBook(ENCRYPTED, "The book is protected by a password.", locked);
    } catch (IOException failed) {
      if (String.valueOf(failed.getMessage()).startsWith("No security handler")) {
        throw new UnreadableBook(ENCRYPTED, "The book is protected by DRM.", failed);
      }
      throw failed;
    }
  }
}
