package org.carrel.reading;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The caller's own bookmarks. What changes something throws FORBIDDEN for guests and for programs
 * that were not let into the progress.
 */
@Singleton
public class Bookmarks {
  private static final int LONGEST_PREVIEW = 2_000;

  private final Marks marks;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  Bookmarks(Marks marks, Transactions transactions, Clock clock) {
    this.marks = marks;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The oldest first; none for a book that is unknown or hidden. */
  public List<Bookmark> of(Caller caller, UUID book) {
    return of(caller, List.of(book)).getOrDefault(book, List.of());
  }

  /** The same of many books in two statements; one without any is missing. */
  public Map<UUID, List<Bookmark>> of(Caller caller, Collection<UUID> books) {
    return transactions.call(
        () -> marks.of(caller, books, BookmarkRow.class, BookmarkRow::bookmark, Bookmark::book));
  }

  /**
   * @param preview some words from there
   * @throws Failure NOT_FOUND for a book that the caller does not see; INVALID for a preview beyond
   *     2,000 characters, and beyond 2,000 bookmarks of one book
   */
  public Bookmark create(Caller caller, UUID book, Place place, @Nullable String preview) {
    OwnBook reader = marks.require(caller, book);
    if (preview != null && preview.length() > LONGEST_PREVIEW) {
      throw Failure.invalid("The preview is too long.");
    }
    return transactions.callApart(
        () -> {
          BookmarkRow row =
              new BookmarkRow(
                  UuidCreator.getTimeOrderedEpoch(), reader, place, preview, clock.instant());
          marks.add(reader, row);
          return row.bookmark();
        });
  }

  /**
   * @throws Failure NOT_FOUND if the caller has no such bookmark
   */
  public Bookmark delete(Caller caller, UUID id) {
    Readers.require(caller);
    return transactions.callApart(
        () -> removed(marks.find(caller, id, BookmarkRow.class).orElseThrow(Bookmarks::none)));
  }

  /**
   * Deletes the oldest at the place, in whichever book.
   *
   * @throws Failure NOT_FOUND if the caller has none there
   */
  public Bookmark deleteAt(Caller caller, String epubcfi) {
    Readers.require(caller);
    return transactions.callApart(
        () ->
            removed(
                marks.atCfi(caller, epubcfi).stream().findFirst().orElseThrow(Bookmarks::none)));
  }

  private Bookmark removed(BookmarkRow row) {
    marks.remove(row);
    return row.bookmark();
  }

  private static Failure none() {
    return Failure.notFound("There is no such bookmark.");
  }
}
