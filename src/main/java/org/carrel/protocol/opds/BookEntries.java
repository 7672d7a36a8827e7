package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.catalog.BookEntry;
import org.carrel.reading.Progress;
import org.carrel.reading.ReadingPosition;
import org.carrel.reading.ReadingVersions;

/** Books as entries of feeds, with how far the caller has read them where a reader can show it. */
@Singleton
class BookEntries {
  private final Progress progress;

  @Inject
  BookEntries(Progress progress) {
    this.progress = progress;
  }

  List<Entry> of(Asked asked, List<BookEntry> books) {
    BookLinks links = new BookLinks(asked.paths(), read(asked, books));
    return books.stream().<Entry>map(links::publication).toList();
  }

  private Map<UUID, ReadingPosition> read(Asked asked, List<BookEntry> books) {
    List<UUID> streamed = books.stream().filter(BookLinks::isStreamed).map(BookEntry::id).toList();
    return asked.version() == Version.JSON
            || streamed.isEmpty()
            || !ReadingVersions.isReader(asked.caller())
        ? Map.of()
        : progress.find(asked.caller(), streamed);
  }
}
