package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
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
   *     name is there; UNAVAILABLE if the folder cannot be written
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
    convert(book, stored.file());
    scans.follow(book.libraryId(), LibraryPart.around(book.file().path()));
  }

  private void convert(BookEntry book, Path file) {
    Path target = file.resolveSibling(book.file().stem() + "." + BookType.CBZ.suffix());
    if (Files.exists(target)) {
      throw Failure.conflict("There is a file of this name already: " + target.getFileName());
    }
    try {
      Path fresh = Files.createTempFile(file.getParent(), ".", ".writing");
      try {
        files.zip(file, fresh);
        exchange(book, file, fresh, target);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (UnreadableBook e) {
      throw Failure.invalid(e.getMessage());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The file of book " + book.id() + " is not converted", e);
      throw new Failure(Reason.UNAVAILABLE, "The library's folder cannot be written.", e);
    }
  }

  /**
   * The row goes first: if the files do not follow, the next scan finds the old one by its bytes.
   */
  private void exchange(BookEntry book, Path file, Path fresh, Path target) throws IOException {
    String path = sibling(book.file().path(), target.getFileName().toString());
    transactions.run(() -> move(book, path, target.getFileName().toString()));
    versions.forget();
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    Files.move(file, file.resolveSibling(file.getFileName() + MetadataWriter.BACKUP));
  }

  private static String sibling(String path, String name) {
    return path.substring(0, path.lastIndexOf('/') + 1) + name;
  }

  private void move(BookEntry book, String path, String name) {
    String hash = Sha256.hex(path.getBytes(StandardCharsets.UTF_8));
    rows.change(
        """
        UPDATE book SET removed_at = :now, updated_at = :now, path_hash = NULL
        WHERE library_id = :library AND path_hash = :hash""",
        Map.of("now", clock.instant(), "library", book.libraryId(), "hash", hash));
    rows.change(
        """
        UPDATE book SET path = :path, path_hash = :hash, file_name = :name, media_type = :type,
          stale = TRUE, updated_at = :now WHERE id = :book""",
        Map.of(
            "path", path,
            "hash", hash,
            "name", Fold.cut(name, 255),
            "type", BookType.CBZ.mediaType(),
            "now", clock.instant(),
            "book", book.id()));
    versions.raise(book.libraryId());
  }
}
