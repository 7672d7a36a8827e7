package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.access.Visibility;
import org.carrel.catalog.AuthorEntry;
import org.carrel.catalog.Authors;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.catalog.Libraries;
import org.carrel.catalog.LibraryEntry;
import org.carrel.catalog.Page;
import org.carrel.catalog.Position;
import org.carrel.catalog.Selection;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.SeriesIndex;
import org.carrel.catalog.SeriesSelection;

/** Feeds that lead to other feeds. */
@Singleton
class NavigationFeeds {
  private static final String SUBSECTION = "subsection";

  private final SeriesIndex series;
  private final Authors authors;
  private final Libraries libraries;
  private final Books books;

  @Inject
  NavigationFeeds(SeriesIndex series, Authors authors, Libraries libraries, Books books) {
    this.books = books;
    this.series = series;
    this.authors = authors;
    this.libraries = libraries;
  }

  Feed series(Asked asked, String path, String title, SeriesSelection selection) {
    FeedFrame frame = asked.navigation(path, title);
    Page<SeriesEntry> page =
        series.page(
            asked.visibility(), selection, frame.paging().position(), frame.paging().size());
    List<Entry> entries = page.items().stream().map(s -> entry(s, frame.paths())).toList();
    Instant newest =
        page.items().stream()
            .map(SeriesEntry::updated)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    return frame.page(page, entries, newest);
  }

  Feed authors(Asked asked) {
    FeedFrame frame = asked.navigation("authors", "Authors");
    Page<AuthorEntry> page =
        authors.page(asked.visibility(), frame.paging().position(), frame.paging().size());
    Instant newest = newest(asked.visibility());
    List<Entry> entries = page.items().stream().map(a -> entry(a, newest, frame.paths())).toList();
    return frame.page(page, entries, newest);
  }

  Feed libraries(Asked asked) {
    String wanted = asked.words().toLowerCase(Locale.ROOT);
    List<Entry> entries =
        libraries.visible(asked.visibility()).stream()
            .filter(library -> library.name().toLowerCase(Locale.ROOT).contains(wanted))
            .flatMap(
                library -> Stream.<Entry>of(entry(library, asked.paths()), series(asked, library)))
            .toList();
    return asked.navigation("libraries", "Libraries").whole(entries, newest(asked.visibility()));
  }

  private static Entry series(Asked asked, LibraryEntry library) {
    return new Entry.Navigation(
        "urn:uuid:" + library.id() + ":series",
        library.name() + ": series",
        library.created(),
        "Its books by series",
        new Link(
            SUBSECTION,
            asked.version().navigation(),
            asked.paths().one("libraries", library.id()) + "/series"));
  }

  /** The libraries that the caller sees. */
  List<Entry.Navigation> entries(Asked asked) {
    return libraries.visible(asked.visibility()).stream()
        .map(library -> entry(library, asked.paths()))
        .toList();
  }

  /** When a book last joined what the caller sees; the feeds that lead there changed no later. */
  Instant newest(Visibility visibility) {
    return books.page(visibility, new Selection.Recent(), Position.start(), 1).items().stream()
        .map(BookEntry::added)
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static Entry entry(SeriesEntry series, CatalogPaths paths) {
    return new Entry.Navigation(
        "urn:uuid:" + series.id(),
        series.name(),
        series.updated(),
        Labels.books(series.books()),
        one(paths, "series", series.id()).counting(series.books()));
  }

  private static Entry entry(AuthorEntry author, Instant updated, CatalogPaths paths) {
    return new Entry.Navigation(
        "urn:uuid:" + author.id(),
        author.name(),
        updated,
        Labels.books(author.books()),
        one(paths, "authors", author.id()).counting(author.books()));
  }

  private static Entry.Navigation entry(LibraryEntry library, CatalogPaths paths) {
    return new Entry.Navigation(
        "urn:uuid:" + library.id(),
        library.name(),
        library.created(),
        Labels.books(library.books()),
        one(paths, "libraries", library.id()).counting(library.books()));
  }

  private static Link one(CatalogPaths paths, String list, UUID id) {
    return new Link(SUBSECTION, paths.version().acquisition(), paths.one(list, id));
  }
}
