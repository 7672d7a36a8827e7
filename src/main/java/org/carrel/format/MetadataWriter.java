package org.carrel.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Writes what is told of a book into its file: OPF of an EPUB, ComicInfo of a comic. */
public final class MetadataWriter {
  /** What the name of a copy of the file before ends with. */
  public static final String BACKUP = ".carrel-bak";

  private final Limits limits = Limits.standard();

  /**
   * Puts a new file in the place of the old one, in one step; a file that tells it already stays.
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
    try (Archive archive = Archive.zip(file, limits)) {
      entry = entry(archive, type);
      Optional<byte[]> there = archive.document(entry);
      content =
          type == BookType.EPUB
              ? OpfText.of(there.orElseThrow(), told)
              : ComicInfoText.of(there, told);
      if (there.filter(bytes -> Arrays.equals(bytes, content)).isPresent()) {
        return;
      }
    }
    Path fresh = Files.createTempFile(file.getParent(), ".", ".writing");
    try {
      copy(file, fresh, entry, content);
      keep(file, fresh);
      Path copy = file.resolveSibling(file.getFileName() + BACKUP);
      if (backup && Files.notExists(copy)) {
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Whoever could read the file before can read it now, and a power cut loses neither. */
  private static void keep(Path file, Path fresh) throws IOException {
    PosixFileAttributeView before = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    PosixFileAttributeView after = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    if (before != null && after != null) {
      after.setPermissions(before.readAttributes().permissions());
    }
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
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
