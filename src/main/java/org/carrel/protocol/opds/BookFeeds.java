package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.catalog.Page;
import org.carrel.catalog.Selection;
import org.carrel.failure.Failure;

/** Acquisition feeds, and the entry of one book. */
@Singleton
class BookFeeds {
  private final Books books;

  @Inject
  BookFeeds(Books books) {
    this.books = books;
  }

  Feed feed(Visibility visibility, Selection selection, FeedFrame frame) {
    Page<BookEntry> page =
        books.page(visibility, selection, frame.paging().position(), frame.paging().size());
    BookLinks links = new BookLinks(frame.paths());
    List<Entry> entries = page.items().stream().<Entry>map(links::publication).toList();
    return frame.page(page, entries, newest(page.items()));
  }

  /**
   * @throws Failure NOT_FOUND if there is no such book, or it is hidden from the caller
   */
  Entry.Publication entry(Visibility visibility, UUID id, CatalogPaths paths) {
    return new BookLinks(paths).publication(get(visibility, id));
  }

  /**
   * @throws Failure NOT_FOUND if there is no such book, or it is hidden from the caller
   */
  BookEntry get(Visibility visibility, UUID id) {
    return books.find(visibility, id).orElseThrow(() -> Failure.notFound("There is no such book."));
  }

  static Instant newest(List<BookEntry> items) {
    return items.stream().map(BookEntry::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
  }
}
