package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.format.BookFiles;
import org.carrel.format.PageImage;
import org.carrel.format.UnreadableBook;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/** The bytes of books: whole files and single pages. */
@Singleton
public class BookContents {
  private static final Map<String, Class<?>> TYPES = types();

  private final Rows rows;
  private final Transactions transactions;
  private final Policy policy;
  private final BookFiles bookFiles;

  @Inject
  BookContents(Rows rows, Transactions transactions, Policy policy, BookFiles bookFiles) {
    this.rows = rows;
    this.transactions = transactions;
    this.policy = policy;
    this.bookFiles = bookFiles;
  }

  /**
   * The file for downloading.
   *
   * @return empty for an unknown book, a hidden one, and one whose file is gone
   * @throws Failure {@code FORBIDDEN} without DOWNLOAD_FILE
   */
  public Optional<StoredFile> file(Caller caller, UUID book) {
    policy.require(caller, Permission.DOWNLOAD_FILE);
    return stored(policy.visibility(caller), book);
  }

  /**
   * One page as an image, for reading in place.
   *
   * @param index from 0
   * @return empty as {@link #file} is
   * @throws Failure {@code NOT_FOUND} for a page that is not there and for kinds of book that have
   *     no pages
   */
  public Optional<PageImage> page(Visibility visibility, UUID book, int index) {
    return stored(visibility, book).map(stored -> page(stored, index));
  }

  private PageImage page(StoredFile stored, int index) {
    try {
      return bookFiles.page(stored.file(), index);
    } catch (UnreadableBook e) {
      throw e.asFailure();
    }
  }

  private Optional<StoredFile> stored(Visibility visibility, UUID book) {
    Visible visible = Visible.to(visibility);
    String sql =
        """
        SELECT l.root AS root, b.path AS path, b.file_name AS file_name, b.media_type AS media_type
        FROM book b JOIN library l ON l.id = b.library_id WHERE b.id = :book AND %s"""
            .formatted(visible.predicate());
    return transactions
        .call(() -> rows.read(sql, visible.with(Map.of("book", book)), TYPES))
        .stream()
        .findFirst()
        .flatMap(BookContents::stored);
  }

  /** Whatever was put in the file's place since the scan, nothing outside the folder is given. */
  private static Optional<StoredFile> stored(Tuple row) {
    try {
      Path root = Path.of(row.get("root", String.class)).toRealPath();
      Path file = root.resolve(row.get("path", String.class)).toRealPath();
      return file.startsWith(root) && Files.isRegularFile(file)
          ? Optional.of(
              new StoredFile(
                  file, row.get("file_name", String.class), row.get("media_type", String.class)))
          : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    types.put("root", String.class);
    types.put("path", String.class);
    types.put("file_name", String.class);
    types.put("media_type", String.class);
    return types;
  }
}
