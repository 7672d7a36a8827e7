package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
  private static final String NEWEST = "http://opds-spec.org/sort/new";

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

  byte[] root(Visibility visibility, FeedFrame frame) {
    CatalogPaths paths = frame.paths();
    Instant newest = newest(visibility);
    List<Entry> entries =
        List.of(
            section(
                newest,
                "books",
                "All books",
                "Every book, by title",
                link(SUBSECTION, paths.list("books"))),
            section(
                newest,
                "latest",
                "Recently added",
                "Every book, the newest first",
                link(NEWEST, paths.list("books/latest"))),
            section(newest, "series", "Series", "Books by series", sublist(paths.list("series"))),
            section(
                newest, "authors", "Authors", "Books by author", sublist(paths.list("authors"))),
            section(
                newest,
                "libraries",
                "Libraries",
                "Books by library",
                sublist(paths.list("libraries"))));
    return FeedText.write(frame.whole(entries, newest));
  }

  byte[] series(Visibility visibility, SeriesSelection selection, FeedFrame frame) {
    Page<SeriesEntry> page =
        series.page(visibility, selection, frame.paging().position(), frame.paging().size());
    List<Entry> entries = page.items().stream().map(s -> entry(s, frame.paths())).toList();
    Instant newest =
        page.items().stream()
            .map(SeriesEntry::updated)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    return FeedText.write(frame.page(page, entries, newest));
  }

  byte[] authors(Visibility visibility, FeedFrame frame) {
    Page<AuthorEntry> page =
        authors.page(visibility, frame.paging().position(), frame.paging().size());
    Instant newest = newest(visibility);
    List<Entry> entries = page.items().stream().map(a -> entry(a, newest, frame.paths())).toList();
    return FeedText.write(frame.page(page, entries, newest));
  }

  byte[] libraries(Visibility visibility, String words, FeedFrame frame) {
    String wanted = words.toLowerCase(Locale.ROOT);
    List<Entry> entries =
        libraries.visible(visibility).stream()
            .filter(l -> l.name().toLowerCase(Locale.ROOT).contains(wanted))
            .map(l -> entry(l, frame.paths()))
            .toList();
    return FeedText.write(frame.whole(entries, newest(visibility)));
  }

  /** When a book last joined what the caller sees; the feeds that lead there changed no later. */
  private Instant newest(Visibility visibility) {
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
        count(series.books()),
        link(SUBSECTION, paths.one("series", series.id())));
  }

  private static Entry entry(AuthorEntry author, Instant updated, CatalogPaths paths) {
    return new Entry.Navigation(
        "urn:uuid:" + author.id(),
        author.name(),
        updated,
        count(author.books()),
        link(SUBSECTION, paths.one("authors", author.id())));
  }

  private static Entry entry(LibraryEntry library, CatalogPaths paths) {
    return new Entry.Navigation(
        "urn:uuid:" + library.id(),
        library.name(),
        library.created(),
        count(library.books()),
        link(SUBSECTION, paths.one("libraries", library.id())));
  }

  private static Entry section(
      Instant updated, String name, String title, String summary, Link link) {
    return new Entry.Navigation("urn:carrel:" + name, title, updated, summary, link);
  }

  private static String count(long books) {
    return books == 1 ? "1 book" : books + " books";
  }

  private static Link link(String rel, String href) {
    return new Link(rel, MediaTypes.ACQUISITION, href);
  }

  private static Link sublist(String href) {
    return new Link(SUBSECTION, MediaTypes.NAVIGATION, href);
  }
}
