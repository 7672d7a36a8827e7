package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.failure.Failure;
import org.carrel.format.BookFiles;
import org.carrel.format.PageImage;
import org.carrel.format.UnreadableBook;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/** The bytes of books: whole files and single pages. */
@Singleton
public class BookContents {
  /** Sent together. */
  public static final int MOST_FILES = 100;

  private final Holdings holdings;
  private final Policy policy;
  private final BookFiles bookFiles;

  @Inject
  BookContents(Holdings holdings, Policy policy, BookFiles bookFiles) {
    this.holdings = holdings;
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
   * The files of several books, each once, for downloading them together.
   *
   * @throws Failure {@code FORBIDDEN} without DOWNLOAD_FILE; {@code INVALID} for none or more than
   *     {@value MOST_FILES}; {@code NOT_FOUND} if one of them is unknown, hidden or gone
   */
  public List<StoredFile> files(Caller caller, Collection<UUID> books) {
    Set<UUID> asked = new LinkedHashSet<>(books);
    if (asked.isEmpty() || asked.size() > MOST_FILES) {
      throw Failure.invalid("1 to " + MOST_FILES + " books are sent together.");
    }
    return asked.stream().map(book -> file(caller, book).orElseThrow(BookContents::none)).toList();
  }

  private static Failure none() {
    return Failure.notFound("One of these books is not there.");
  }

  /**
   * Names the state of a book's file: changes when the file does.
   *
   * @return empty as {@link #file} is
   */
  public Optional<String> version(Visibility visibility, UUID book) {
    return stored(visibility, book).flatMap(BookContents::version);
  }

  private static Optional<String> version(StoredFile stored) {
    try {
      BasicFileAttributes facts = Files.readAttributes(stored.file(), BasicFileAttributes.class);
      return Optional.of(facts.size() + "-" + facts.lastModifiedTime().toInstant());
    } catch (IOException gone) {
      return Optional.empty();
    }
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

  /** Whatever was put in the file's place since the scan, nothing outside the folder is given. */
  Optional<StoredFile> stored(Visibility visibility, UUID book) {
    return holdings.find(visibility, book).flatMap(BookContents::stored);
  }

  private static Optional<StoredFile> stored(Holding holding) {
    try {
      Path root = holding.root().toRealPath();
      Path file = holding.file().toRealPath();
      return file.startsWith(root) && Files.isRegularFile(file)
          ? Optional.of(new StoredFile(file, holding.fileName(), holding.mediaType()))
          : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
