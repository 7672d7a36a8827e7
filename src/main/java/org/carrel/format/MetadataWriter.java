package org.carrel.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Writes what is told of a book into its file: OPF of an EPUB, ComicInfo of a comic. */
public final class MetadataWriter {
  /** What the name of a copy of the file before ends with. */
  public static final String BACKUP = ".bak";

  private final Limits limits = Limits.standard();

  /**
   * Puts a new file in the place of the old one, in one step.
   *
   * @param backup whether a copy is kept beside it; an older copy stays
   * @throws UnreadableBook UNSUPPORTED for kinds of book that are left alone, as PDF is; else as
   *     reading does
   */
  public void write(Path file, BookType type, Metadata told, boolean backup) {
    Guarded.read(
        () -> {
          rewrite(file, type, told, backup);
          return true;
        });
  }

  private void rewrite(Path file, BookType type, Metadata told, boolean backup) throws IOException {
    String entry;
    byte[] content;
    try (Archive archive = Archive.open(file, limits)) {
      entry = entry(archive, type);
      content =
          type == BookType.EPUB
              ? OpfText.of(archive.document(entry).orElseThrow(), told)
              : ComicInfoText.of(archive.document(entry), told);
    }
    Path fresh = Files.createTempFile(file.getParent(), ".", ".writing");
    try {
      copy(file, fresh, entry, content);
      Path copy = file.resolveSibling(file.getFileName() + BACKUP);
      if (backup && Files.notExists(copy)) {
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private String entry(Archive archive, BookType type) throws IOException {
    return switch (type) {
      case EPUB -> EpubContainer.packagePath(archive, limits);
      case CBZ ->
          archive.names().stream()
              .filter(name -> name.equalsIgnoreCase(ComicInfoText.NAME))
              .findFirst()
              .orElse(ComicInfoText.NAME);
      default ->
          throw new UnreadableBook(
              UnreadableBook.Defect.UNSUPPORTED, "Nothing is written into files of this kind.");
    };
  }

  /** Everything else goes over as it is packed. */
  private static void copy(Path from, Path to, String entry, byte[] content) throws IOException {
    try (ZipFile before = ZipFile.builder().setPath(from).get();
        ZipArchiveOutputStream after = new ZipArchiveOutputStream(to)) {
      before.copyRawEntries(after, old -> !old.getName().equals(entry));
      after.putArchiveEntry(new ZipArchiveEntry(entry));
      after.write(content);
      after.closeArchiveEntry();
    }
  }
}
