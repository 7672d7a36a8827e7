package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.UNREADABLE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The front door of the room: reads book files of any kind.
 *
 * <p>Safe for threads. Every method takes the path of a file on disk, opens it anew, leaves nothing
 * open, and throws {@link UnreadableBook} for whatever is wrong with it.
 */
@Singleton
public final class BookFiles {
  private final Limits limits;
  private final Map<BookType, BookFormat> formats = new EnumMap<>(BookType.class);

  @Inject
  public BookFiles() {
    this(Limits.standard());
  }

  BookFiles(Limits limits) {
    this.limits = limits;
    formats.put(BookType.EPUB, new Epub(limits));
    formats.put(BookType.PDF, new Pdf(limits));
    formats.put(BookType.CBZ, new Cbz(limits));
  }

  /** Metadata, page count and hashes; neither pages nor cover are decoded. */
  public ReadBook read(Path file) {
    return Guarded.read(
        () -> {
          BookType type = type(file);
          BookFormat.Content content = format(type).read(file);
          try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return new ReadBook(
                type,
                content.metadata(),
                content.pages(),
                PartialMd5.of(channel),
                Samples.fingerprint(channel));
          }
        });
  }

  /**
   * One page as an image: of a CBZ as it lies there, of a PDF drawn as a JPEG.
   *
   * @param index from 0
   * @throws UnreadableBook {@code UNSUPPORTED} for EPUBs and for pages that are not there
   */
  public PageImage page(Path file, int index) {
    return Guarded.read(() -> format(type(file)).page(file, index));
  }

  /** The cover in full size, as it lies in the book; the first page of a PDF; empty if none. */
  public Optional<PageImage> cover(Path file) {
    return Guarded.read(() -> format(type(file)).cover(file));
  }

  /** What all pages are; none of them is decoded. */
  public Survey survey(Path file, Survey.Measure measure) {
    return Guarded.read(() -> format(type(file)).survey(file, measure));
  }

  /**
   * The kind of file, told by its content.
   *
   * @throws UnreadableBook {@code UNSUPPORTED} if it is none that Carrel reads
   */
  public BookType type(Path file) {
    return Guarded.read(
        () -> {
          String head = head(file);
          if (head.startsWith("PK\3\4")) {
            return archiveType(file);
          }
          if (head.contains("%PDF-")) {
            return BookType.PDF;
          }
          throw head.isEmpty()
              ? new UnreadableBook(DAMAGED, "The file is empty.")
              : new UnreadableBook(UNSUPPORTED, "The file is no book of a known kind.");
        });
  }

  private BookType archiveType(Path file) throws IOException {
    try (Archive archive = Archive.open(file, limits)) {
      if (Epub.claims(archive)) {
        return BookType.EPUB;
      }
      if (Cbz.claims(archive)) {
        return BookType.CBZ;
      }
      throw new UnreadableBook(UNSUPPORTED, "The archive holds neither a book nor images.");
    }
  }

  /** PDF readers look for the marker in the first 1,024 bytes. A pipe would never answer. */
  private static String head(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableBook(UNREADABLE, "There is no such file.");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return StandardCharsets.ISO_8859_1.decode(Samples.at(channel, 0, 1024)).toString();
    }
  }

  private BookFormat format(BookType type) {
    BookFormat format = formats.get(type);
    if (format == null) {
      throw new IllegalStateException("No reader for " + type);
    }
    return format;
  }
}
