package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.catalog.Column;
import org.carrel.catalog.Page;
import org.carrel.catalog.Selection;
import org.carrel.failure.Failure;
import org.carrel.protocol.opds.Feed.Facet;
import org.carrel.protocol.opds.Feed.FacetGroup;
import org.carrel.reading.ReadingColumns;
import org.carrel.reading.ReadingVersions;

/** Acquisition feeds, and the entry of one book. */
@Singleton
class BookFeeds {
  private final Books books;
  private final BookEntries entries;
  private final FacetLinks facets;
  private final ReadingVersions versions;

  @Inject
  BookFeeds(Books books, BookEntries entries, FacetLinks facets, ReadingVersions versions) {
    this.books = books;
    this.entries = entries;
    this.facets = facets;
    this.versions = versions;
  }

  /** With facets; what is chosen of them is part of the title. */
  Feed feed(Asked asked, String path, String title, Selection selection) {
    Optional<Column> opened = opened(asked);
    Choices choices = Choices.of(asked, opened);
    List<FacetGroup> groups = facets.of(asked, path, selection, choices, opened);
    return page(asked, path, title + active(groups), choices.of(selection)).with(groups);
  }

  /** Without facets. */
  Feed plain(Asked asked, String path, String title, Selection selection) {
    return page(asked, path, title, selection);
  }

  private Feed page(Asked asked, String path, String title, Selection selection) {
    FeedFrame frame = asked.books(path, title);
    Page<BookEntry> page =
        books.page(asked.visibility(), selection, frame.paging().position(), frame.paging().size());
    return frame.page(page, entries.of(asked, page.items()), newest(page.items()));
  }

  private Optional<Column> opened(Asked asked) {
    return ReadingVersions.isReader(asked.caller())
        ? Optional.of(ReadingColumns.ofOpened(asked.caller(), versions.of(asked.caller())))
        : Optional.empty();
  }

  private static String active(List<FacetGroup> groups) {
    String titles =
        groups.stream()
            .filter(group -> !group.title().equals("Sort"))
            .flatMap(group -> group.facets().stream())
            .filter(Facet::active)
            .map(facet -> String.valueOf(facet.link().title()))
            .collect(Collectors.joining(", "));
    return titles.isEmpty() ? "" : ": " + titles;
  }

  /**
   * @throws Failure NOT_FOUND if there is no such book, or it is hidden from the caller
   */
  Entry.Publication entry(Asked asked, UUID id) {
    return entries.whole(asked, get(asked.visibility(), id));
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
