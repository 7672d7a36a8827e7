package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.BookFiles;
import org.carrel.format.BookType;
import org.carrel.format.MetadataWriter;
import org.carrel.format.UnreadableBook;
import org.carrel.format.UnreadableBook.Defect;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * Makes ZIP files of comics in other archives. The book stays the same, with all that readers have
 * of it; the file as it was is kept beside it as a copy, which is cleaned up as others are.
 */
@Singleton
public class ComicConversion {
  private static final Logger LOG = System.getLogger(ComicConversion.class.getName());
  private static final Set<String> CONVERTED =
      Set.of(BookType.CBR.mediaType(), BookType.CB7.mediaType(), BookType.CBT.mediaType());

  private final Rows rows;
  private final Books books;
  private final BookContents contents;
  private final BookFiles files;
  private final Scans scans;
  private final FeedVersions versions;
  private final Policy policy;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  ComicConversion(
      Rows rows,
      Books books,
      BookContents contents,
      BookFiles files,
      Scans scans,
      FeedVersions versions,
      Policy policy,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.books = books;
    this.contents = contents;
    this.files = files;
    this.scans = scans;
    this.versions = versions;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Converts one, and waits for it; a scan follows.
   *
   * @throws Failure FORBIDDEN without MANAGE_LIBRARY; NOT_FOUND for what is unknown or hidden;
   *     INVALID for what is no such archive or cannot be read whole; CONFLICT if a file of the new
   *     name is there, or the book's was changed meanwhile; UNAVAILABLE if the folder cannot be
   *     written
   */
  public void toZip(Caller caller, UUID id) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    Visibility visibility = policy.visibility(caller);
    BookEntry book =
        books.find(visibility, id).orElseThrow(() -> Failure.notFound("There is no such book."));
    if (!CONVERTED.contains(book.file().mediaType())) {
      throw Failure.invalid("The book is no archive to convert.");
    }
    StoredFile stored =
        contents
            .stored(visibility, id)
            .orElseThrow(() -> Failure.notFound("The book's file is gone."));
    try {
      convert(book, stored.file());
    } finally {
      scans.follow(book.libraryId(), LibraryPart.around(book.file().path()));
    }
  }

  private void convert(BookEntry book, Path file) {
    try {
      Path fresh = Files.createTempFile(file.getParent(), ".", MetadataWriter.WRITING);
      try {
        files.zip(file, fresh);
        exchange(book, file, fresh);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (FileAlreadyExistsException e) {
      throw new Failure(Reason.CONFLICT, "There is a file of the new name already.", e);
    } catch (UnreadableBook e) {
      throw e.defect() == Defect.UNREADABLE ? e.asFailure() : Failure.invalid(e.getMessage());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The file of book " + book.id() + " is not converted", e);
      throw new Failure(Reason.UNAVAILABLE, "The library's folder cannot be written.", e);
    }
  }

  private void exchange(BookEntry book, Path file, Path fresh) throws IOException {
    Path target = file.resolveSibling(book.file().stem() + "." + BookType.CBZ.suffix());
    if (target.equals(file)) {
      replace(book, file, fresh);
    } else {
      add(book, fresh, target);
      Backups.keep(file);
    }
  }

  /** Of a file that had the new name all along. The row goes first, so that two do not meet. */
  private void replace(BookEntry book, Path file, Path fresh) throws IOException {
    turn(book, book.file().path());
    Path aside = Backups.keep(file);
    try {
      FreeName.take(fresh, file);
    } catch (IOException e) {
      FreeName.take(aside, file);
      throw e;
    }
  }

  private void add(BookEntry book, Path fresh, Path target) throws IOException {
    String name = target.getFileName().toString();
    String path = book.file().path();
    FreeName.take(fresh, target);
    boolean turned = false;
    try {
      turn(book, path.substring(0, path.lastIndexOf('/') + 1) + name);
      turned = true;
    } finally {
      if (!turned) {
        Files.deleteIfExists(target);
      }
    }
  }

  private void turn(BookEntry book, String path) {
    transactions.run(
        () -> {
          requireUnchanged(book);
          turnRow(book, path);
        });
    versions.forget();
  }

  /** Another conversion, or a scan, may have been faster. */
  private void requireUnchanged(BookEntry book) {
    List<Row> same =
        rows.read(
            """
            SELECT id AS id FROM book
            WHERE id = :book AND path_hash = :hash AND media_type = :type FOR UPDATE""",
            Map.of(
                "book", book.id(),
                "hash", hash(book.file().path()),
                "type", book.file().mediaType()),
            Map.of("id", UUID.class));
    if (same.isEmpty()) {
      throw Failure.conflict("The book's file was changed meanwhile.");
    }
  }

  /** A scan that was faster may have taken the new file for another book. */
  private void turnRow(BookEntry book, String path) {
    rows.change(
        """
        UPDATE book SET removed_at = :now, updated_at = :now, path_hash = NULL
        WHERE library_id = :library AND path_hash = :hash AND id <> :book""",
        Map.of(
            "now", clock.instant(),
            "library", book.libraryId(),
            "hash", hash(path),
            "book", book.id()));
    rows.change(
        """
        UPDATE book SET path = :path, path_hash = :hash, file_name = :name, media_type = :type,
          stale = TRUE, updated_at = :now WHERE id = :book""",
        Map.of(
            "path", path,
            "hash", hash(path),
            "name", Fold.cut(path.substring(path.lastIndexOf('/') + 1), 255),
            "type", BookType.CBZ.mediaType(),
            "now", clock.instant(),
            "book", book.id()));
    versions.raise(book.libraryId());
  }

  private static String hash(String path) {
    return Sha256.hex(path.getBytes(StandardCharsets.UTF_8));
  }
}
