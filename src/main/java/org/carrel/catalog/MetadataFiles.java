package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.BookType;
import org.carrel.format.Metadata;
import org.carrel.format.MetadataWriter;
import org.carrel.format.UnreadableBook;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * Writes what editors told into the files of books, or beside them; a scan follows, since the file
 * is another then. Every method throws FORBIDDEN without WRITE_BACK_METADATA, and NOT_FOUND for
 * what is unknown or hidden.
 */
@Singleton
public class MetadataFiles {
  private static final Logger LOG = System.getLogger(MetadataFiles.class.getName());

  /** Nothing is written for that long. */
  private static final Duration LEFT_BEHIND = Duration.ofDays(1);

  private final Rows rows;
  private final Books books;
  private final BookContents contents;
  private final ToldRows told;
  private final LibraryAnswers libraries;
  private final Scans scans;
  private final Threads threads;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;
  private final MetadataWriter writer = new MetadataWriter();

  /** Books that are being written, and libraries that are written whole, on this node. */
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

  @Inject
  MetadataFiles(
      Rows rows,
      Books books,
      BookContents contents,
      ToldRows told,
      LibraryAnswers libraries,
      Scans scans,
      Threads threads,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.books = books;
    this.contents = contents;
    this.told = told;
    this.libraries = libraries;
    this.scans = scans;
    this.threads = threads;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Where it is written, and whether a copy of the file as it was is kept beside it. */
  public record Manner(Place place, boolean backup) {}

  /** Into which file. */
  public enum Place {
    /** The book's own or, for kinds of book that are left alone, as PDF is, one beside it. */
    OWN_FILE,
    /** An OPF or ComicInfo beside the book's. */
    SIDECAR
  }

  /**
   * Writes one file, and waits for it.
   *
   * @throws Failure INVALID for a file that cannot be changed
   */
  public void write(Caller caller, UUID id, Manner manner) {
    Visibility visibility = sight(caller);
    BookEntry book =
        books.find(visibility, id).orElseThrow(() -> Failure.notFound("There is no such book."));
    try {
      Path written = write(visibility, id, manner);
      LibraryDetail library = libraries.require(visibility, book.libraryId());
      scans.follow(library.id(), around(written, library.root()));
    } catch (UnreadableBook e) {
      throw Failure.invalid(e.getMessage());
    }
  }

  private static LibraryPart around(Path file, Path root) {
    Path folder = file.resolveSibling("");
    return folder.startsWith(root) ? LibraryPart.of(root, folder) : LibraryPart.WHOLE;
  }

  /**
   * Writes into the files of all books of a library of which an editor told anything, one after the
   * other and behind the caller's back; what cannot be written is logged.
   *
   * @return how many there are
   * @throws Failure CONFLICT while this is under way
   */
  public int writeAll(Caller caller, UUID library, Manner manner) {
    Visibility visibility = sight(caller);
    libraries.require(visibility, library);
    Visible visible = Visible.to(visibility);
    String edited =
        "SELECT b.id AS id FROM book b WHERE b.library_id = :library"
            + " AND (b.edited_fields IS NOT NULL OR b.tags_edited) AND "
            + visible.predicate();
    List<UUID> ids =
        transactions
            .call(
                () ->
                    rows.read(
                        edited, visible.with(Map.of("library", library)), Map.of("id", UUID.class)))
            .stream()
            .map(row -> row.get("id", UUID.class))
            .toList();
    begin(library);
    threads.workers().execute(() -> writeAll(library, ids, visibility, manner));
    return ids.size();
  }

  private void writeAll(UUID library, List<UUID> ids, Visibility visibility, Manner manner) {
    try {
      ids.forEach(id -> writeOrTell(visibility, id, manner));
    } finally {
      underWay.remove(library);
      scans.follow(library, LibraryPart.WHOLE);
    }
  }

  private void begin(UUID book) {
    if (!underWay.add(book)) {
      throw Failure.conflict("It is being written already.");
    }
  }

  private void writeOrTell(Visibility visibility, UUID id, Manner manner) {
    try {
      write(visibility, id, manner);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Nothing is written into the file of book " + id, e);
    }
  }

  /** Gives the book's file. */
  private Path write(Visibility visibility, UUID id, Manner manner) {
    StoredFile stored =
        contents
            .stored(visibility, id)
            .orElseThrow(() -> Failure.notFound("The book's file is gone."));
    begin(id);
    try {
      Metadata metadata = transactions.call(() -> told.of(List.of(id))).get(id);
      if (metadata != null) {
        write(stored, metadata, manner);
      }
      return stored.file();
    } finally {
      underWay.remove(id);
    }
  }

  private void write(StoredFile stored, Metadata metadata, Manner manner) {
    BookType type = type(stored);
    if (manner.place() == Place.SIDECAR || !MetadataWriter.writesInto(type)) {
      writer.writeBeside(stored.file(), type, metadata, manner.backup());
    } else {
      writer.write(stored.file(), type, metadata, manner.backup());
    }
  }

  private static BookType type(StoredFile stored) {
    return Stream.of(BookType.values())
        .filter(type -> type.mediaType().equals(stored.mediaType()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Deletes the copies that lie beside the files of a library's books, and what was never written
   * to its end.
   *
   * @return how many there were
   */
  public int cleanBackups(Caller caller, UUID library) {
    Path root = libraries.require(sight(caller), library).root();
    Instant old = clock.instant().minus(LEFT_BEHIND);
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> Backups.is(file) || Backups.isHalfWritten(file, old))
          .mapToInt(MetadataFiles::delete)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.WARNING, "Copies of files cannot be found", e);
      throw new Failure(Reason.UNAVAILABLE, "The library's folder cannot be read.", e);
    }
  }

  private static int delete(Path backup) {
    try {
      Files.delete(backup);
      return 1;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "A copy of a file cannot be deleted", e);
      return 0;
    }
  }

  private Visibility sight(Caller caller) {
    policy.require(caller, Permission.WRITE_BACK_METADATA);
    return policy.visibility(caller);
  }
}
