package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookDetail;
import org.carrel.catalog.BookDetails;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.catalog.Page;
import org.carrel.catalog.Selection;
import org.carrel.failure.Failure;

/** Acquisition feeds, and the entry of one book. */
@Singleton
class BookFeeds {
  private final Books books;
  private final BookDetails details;
  private final ReadingOrder order;

  @Inject
  BookFeeds(Books books, BookDetails details, ReadingOrder order) {
    this.books = books;
    this.details = details;
    this.order = order;
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
    BookEntry book = get(visibility, id);
    Entry.Publication entry = new BookLinks(paths).publication(book);
    return paths.version() == Version.JSON
        ? entry.with(credits(visibility, id, paths), order.of(book, paths))
        : entry;
  }

  private Map<String, List<Link>> credits(Visibility visibility, UUID id, CatalogPaths paths) {
    BookDetail detail = details.of(visibility, List.of(id)).get(id);
    return detail == null ? Map.of() : Credits.of(detail, paths);
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
