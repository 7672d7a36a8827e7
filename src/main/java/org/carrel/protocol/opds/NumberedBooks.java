package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.reading.ReadingLists;
import org.carrel.reading.ReadingVersions;

/** Acquisition feeds of lists whose pages are numbered. */
@Singleton
class NumberedBooks {
  private final ReadingLists readings;
  private final BookEntries entries;

  @Inject
  NumberedBooks(ReadingLists readings, BookEntries entries) {
    this.readings = readings;
    this.entries = entries;
  }

  Feed keepReading(Asked asked) {
    return feed(asked, "Keep reading", keepReading(asked, asked.paging().range()));
  }

  /** Nothing for those of whom nothing is kept. */
  Part<BookEntry> keepReading(Asked asked, Range range) {
    return ReadingVersions.isReader(asked.caller())
        ? readings.keepReading(asked.caller(), range)
        : new Part<>(List.of(), 0);
  }

  /** The next book of each series that the caller reads. */
  Feed onDeck(Asked asked) {
    Part<BookEntry> part =
        ReadingVersions.isReader(asked.caller())
            ? readings.onDeck(asked.caller(), asked.paging().range())
            : new Part<>(List.of(), 0);
    return feed(asked, "On deck", part);
  }

  Feed feed(Asked asked, String title, Part<BookEntry> part) {
    FeedFrame frame = asked.books(asked.steps().from(0), title);
    return frame.part(part, entries.of(asked, part.items()), BookFeeds.newest(part.items()));
  }
}
