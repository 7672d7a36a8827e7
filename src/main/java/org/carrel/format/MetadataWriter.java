package org.carrel.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Writes what is told of a book into its file, the OPF of an EPUB and the ComicInfo of a comic, or
 * into such a file beside it.
 */
public final class MetadataWriter {
  /** What the name of a copy of the file before ends with. */
  public static final String BACKUP = ".carrel-bak";

  /** What the name of a file ends with that is not written to its end. */
  public static final String WRITING = ".writing";

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
    replace(file, file, backup, fresh -> copy(file, fresh, entry, content));
  }

  /** Whether it goes into the files of books of a kind. */
  public static boolean writesInto(BookType type) {
    return type == BookType.EPUB || type == BookType.CBZ;
  }

  /**
   * Writes a file beside a book's, for readers that look there: {@code <name>.opf}, of a comic
   * {@code ComicInfo.xml} or, among others, {@code <name>.xml}; the one that is there already is
   * changed, and what else it says stays.
   *
   * @param backup whether a copy is kept of it; an older copy stays
   * @throws UnreadableBook UNSUPPORTED if it is there and cannot be changed; UNREADABLE if the
   *     folder cannot be written
   */
  public void writeBeside(Path file, BookType type, Metadata told, boolean backup) {
    Guarded.read(
        () -> {
          rewriteBeside(file, SidecarPlace.of(file, type), told, backup);
          return true;
        });
  }

  private void rewriteBeside(Path file, Path sidecar, Metadata told, boolean backup)
      throws IOException {
    Optional<byte[]> there = there(sidecar);
    byte[] content =
        !SidecarPlace.isOpf(sidecar)
            ? ComicInfoText.of(there, told)
            : there.isPresent() ? OpfText.of(there.get(), told) : OpfText.fresh(told);
    if (there.filter(bytes -> Arrays.equals(bytes, content)).isEmpty()) {
      Path model = there.isPresent() ? sidecar : file;
      replace(sidecar, model, backup && there.isPresent(), fresh -> Files.write(fresh, content));
    }
  }

  private Optional<byte[]> there(Path sidecar) throws IOException {
    if (Files.notExists(sidecar, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS)
        || Files.size(sidecar) > limits.document()) {
      throw new UnreadableBook(
          UnreadableBook.Defect.UNSUPPORTED, "The file beside the book is left alone.");
    }
    return Optional.of(Files.readAllBytes(sidecar));
  }

  private interface Filling {
    void fill(Path fresh) throws IOException;
  }

  /** In one step; the model's readers are those of the new file. */
  private static void replace(Path file, Path model, boolean backup, Filling filling)
      throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), ".", WRITING);
    try {
      filling.fill(fresh);
      keep(model, fresh);
      Path copy = file.resolveSibling(file.getFileName() + BACKUP);
      if (backup && Files.notExists(copy, LinkOption.NOFOLLOW_LINKS)) {
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Whoever could read the file before can read it now, and a power cut loses neither. */
  static void keep(Path file, Path fresh) throws IOException {
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
