package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.ENCRYPTED;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * EPUB 2 and 3.
 *
 * @see <a href="https://www.w3.org/TR/epub-33/">EPUB 3.3</a>
 */
final class Epub implements BookFormat {
  static final String CONTAINER = "META-INF/container.xml";

  private final Limits limits;

  Epub(Limits limits) {
    this.limits = limits;
  }

  /** Tells EPUBs from other archives; a missing {@code mimetype} is forgiven. */
  static boolean claims(Archive archive) {
    return archive.has(CONTAINER);
  }

  @Override
  public Content read(Path file) {
    return Guarded.read(
        () -> {
          try (Archive archive = Archive.zip(file, limits)) {
            EpubPackage opf = open(archive);
            return new Content(
                opf.metadata(FileTitle.of(file)), opf.spine().size(), opf.isRightToLeft());
          }
        });
  }

  /** Text has no pages of its own: always {@code UNSUPPORTED}. */
  @Override
  public PageImage page(Path file, int index) {
    throw new UnreadableBook(UNSUPPORTED, "The book has no pages to show as images.");
  }

  @Override
  public Optional<PageImage> cover(Path file) {
    return Guarded.read(
        () -> {
          try (Archive archive = Archive.zip(file, limits)) {
            return new EpubCover(archive, open(archive), limits).find();
          }
        });
  }

  @Override
  public Survey survey(Path file, Survey.Measure measure) {
    return Guarded.read(
        () -> {
          try (Archive archive = Archive.zip(file, limits)) {
            return new Survey(
                List.of(),
                open(archive).spine().stream().map(EpubPackage.Item::mediaType).toList());
          }
        });
  }

  EpubPackage open(Archive archive) throws IOException {
    if (EpubContainer.isEncrypted(archive, limits)) {
      throw new UnreadableBook(ENCRYPTED, "The book is protected by DRM.");
    }
    String path = EpubContainer.packagePath(archive, limits);
    byte[] document =
        archive
            .document(path)
            .orElseThrow(() -> new UnreadableBook(DAMAGED, "The book has no package document."));
    return EpubPackage.read(path, document, limits);
  }
}
