package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.catalog.BookDetail;
import org.carrel.catalog.BookDetails;
import org.carrel.catalog.BookEntry;
import org.carrel.reading.Progress;
import org.carrel.reading.ReadingPosition;
import org.carrel.reading.ReadingVersions;

/** Books as entries of feeds, with how far the caller has read them where a reader can show it. */
@Singleton
class BookEntries {
  private final Progress progress;
  private final BookDetails details;
  private final ReadingOrder order;

  @Inject
  BookEntries(Progress progress, BookDetails details, ReadingOrder order) {
    this.progress = progress;
    this.details = details;
    this.order = order;
  }

  /** With all that OPDS 2.0 tells of a single book. */
  Entry.Publication whole(Asked asked, BookEntry book) {
    Entry.Publication entry =
        new BookLinks(asked.paths(), read(asked, List.of(book))).publication(book);
    return asked.version() == Version.JSON
        ? entry.with(credits(asked, book.id()), order.of(book, asked.paths()))
        : entry;
  }

  private Map<String, List<Link>> credits(Asked asked, UUID id) {
    BookDetail detail = details.of(asked.visibility(), List.of(id)).get(id);
    return detail == null ? Map.of() : Credits.of(detail, asked.paths());
  }

  List<Entry> of(Asked asked, List<BookEntry> books) {
    BookLinks links = new BookLinks(asked.paths(), read(asked, books));
    return books.stream().<Entry>map(links::publication).toList();
  }

  private Map<UUID, ReadingPosition> read(Asked asked, List<BookEntry> books) {
    List<UUID> streamed = books.stream().filter(ReadingOrder::isPaged).map(BookEntry::id).toList();
    return asked.version() == Version.JSON
            || streamed.isEmpty()
            || !ReadingVersions.isReader(asked.caller())
        ? Map.of()
        : progress.find(asked.caller(), streamed);
  }
}
