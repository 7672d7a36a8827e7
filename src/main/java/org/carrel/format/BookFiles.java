package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.UNREADABLE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.Settings;

/**
 * The front door of the room: reads book files of any kind.
 *
 * <p>Safe for threads. Every method takes the path of a file on disk, opens it anew, leaves nothing
 * open, and throws {@link UnreadableBook} for whatever is wrong with it.
 */
@Singleton
public final class BookFiles {
  /** Bytes on disk for what was made of solid archives. */
  private static final long UNPACKED = 2L << 30;

  private final Limits limits = Limits.standard();
  private final Opening opening = new Opening(limits);
  private final PdfCodecs codecs = new PdfCodecs();
  private final Map<BookType, BookFormat> formats = new EnumMap<>(BookType.class);

  @Inject
  public BookFiles(Settings settings, Clock clock) {
    this(settings.data().resolve("unpacked"), clock);
  }

  /**
   * @param unpacked a folder of its own, made when it is needed
   */
  BookFiles(Path unpacked, Clock clock) {
    FolderBound bound = new FolderBound(unpacked, UNPACKED, clock);
    Comic comic = new Comic(limits, opening, new Restacked(unpacked, bound, limits, opening));
    formats.put(BookType.EPUB, new Epub(limits));
    formats.put(BookType.PDF, new Pdf(limits));
    for (ArchiveKind kind : ArchiveKind.values()) {
      formats.put(comic(kind), comic);
    }
  }

  @PreDestroy
  void close() {
    codecs.close();
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
                content.rightToLeft(),
                PartialMd5.of(channel),
                Samples.fingerprint(channel));
          }
        });
  }

  /**
   * One page as an image: of a comic as it lies there, of a PDF drawn as a JPEG.
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
          Optional<ArchiveKind> archive = ArchiveKind.of(head);
          if (archive.isPresent()) {
            return archiveType(file, archive.get());
          }
          if (head.contains("%PDF-")) {
            return BookType.PDF;
          }
          throw head.isEmpty()
              ? new UnreadableBook(DAMAGED, "The file is empty.")
              : new UnreadableBook(UNSUPPORTED, "The file is no book of a known kind.");
        });
  }

  /**
   * Writes a comic anew as a ZIP file, with all that is in it and as it is, for the same readers.
   *
   * @param to takes the place of what is there
   * @throws UnreadableBook also if any file in it cannot be read
   */
  public void zip(Path comic, Path to) {
    opening.of(
        comic,
        archive -> {
          Restacking.write(archive, any -> true, Set.of(), to, limits);
          MetadataWriter.keep(comic, to);
          return to;
        });
  }

  private BookType archiveType(Path file, ArchiveKind kind) {
    return opening.of(
        file,
        archive -> {
          if (kind == ArchiveKind.ZIP && Epub.claims(archive)) {
            return BookType.EPUB;
          }
          if (Comic.claims(archive)) {
            return comic(kind);
          }
          throw new UnreadableBook(UNSUPPORTED, "The archive holds neither a book nor images.");
        });
  }

  private static BookType comic(ArchiveKind kind) {
    return switch (kind) {
      case ZIP -> BookType.CBZ;
      case RAR -> BookType.CBR;
      case SEVEN_ZIP -> BookType.CB7;
      case TAR -> BookType.CBT;
    };
  }

  /** PDF readers look for the marker in the first 1,024 bytes. A pipe would never answer. */
  private static String head(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UnreadableBook(UNREADABLE, "There is no such file.");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return StandardCharsets.ISO_8859_1
          .decode(Samples.at(channel, 0, ArchiveKind.HEAD))
          .toString();
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
