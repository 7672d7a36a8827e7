package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Books;
import org.carrel.catalog.Page;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Position;
import org.carrel.catalog.Selection;
import org.carrel.identity.Permission;
import org.carrel.protocol.opds.Feed.Group;
import org.carrel.reading.ReadingVersions;

/** Where a reader app begins. */
@Singleton
class FrontPage {
  private static final String SUBSECTION = "subsection";
  private static final String NEWEST = "http://opds-spec.org/sort/new";
  private static final String POPULAR = "http://opds-spec.org/sort/popular";
  private static final int OF_EACH = 10;

  private final NavigationFeeds navigation;
  private final NumberedBooks numbered;
  private final Books books;
  private final BookEntries entries;

  @Inject
  FrontPage(NavigationFeeds navigation, NumberedBooks numbered, Books books, BookEntries entries) {
    this.navigation = navigation;
    this.numbered = numbered;
    this.books = books;
    this.entries = entries;
  }

  Feed feed(Asked asked) {
    Instant newest = navigation.newest(asked.visibility());
    Feed feed = asked.navigation("catalog", "Carrel").whole(sections(asked, newest), newest);
    return asked.version() == Version.JSON ? feed.grouping(groups(asked)) : feed;
  }

  private static List<Entry> sections(Asked asked, Instant newest) {
    List<Entry> sections = new ArrayList<>();
    sections.add(
        section(newest, "books", "All books", "Every book, by title", books(asked, "books")));
    sections.add(
        section(
            newest,
            "latest",
            "Recently added",
            "Every book, the newest first",
            new Link(NEWEST, asked.version().acquisition(), asked.paths().list("books/latest"))));
    sections.add(
        section(
            newest,
            "popular",
            "Most read",
            "Books that somebody has begun",
            new Link(POPULAR, asked.version().acquisition(), asked.paths().list("books/popular"))));
    if (ReadingVersions.isReader(asked.caller())) {
      sections.add(
          section(
              newest,
              "keep-reading",
              "Keep reading",
              "Books you have begun",
              books(asked, "books/keep-reading")));
      sections.add(
          section(
              newest,
              "on-deck",
              "On deck",
              "The next books of your series",
              books(asked, "books/on-deck")));
    }
    sections.add(section(newest, "series", "Series", "Books by series", list(asked, "series")));
    sections.add(section(newest, "authors", "Authors", "Books by author", list(asked, "authors")));
    sections.add(
        section(
            newest, "publishers", "Publishers", "Books by publisher", list(asked, "publishers")));
    sections.add(
        section(newest, "libraries", "Libraries", "Books by library", list(asked, "libraries")));
    sections.add(section(newest, "tags", "Tags", "Books by tag", list(asked, "tags")));
    sections.add(
        section(newest, "languages", "Languages", "Books by language", list(asked, "languages")));
    sections.add(
        section(
            newest,
            "reading-lists",
            "Reading lists",
            "Books that somebody put in an order",
            list(asked, "reading-lists")));
    if (asked.caller().may(Permission.ACCESS_SMART_LIST)) {
      sections.add(
          section(
              newest,
              "smart-lists",
              "Smart lists",
              "Questions that somebody asks again and again",
              list(asked, "smart-lists")));
    }
    return sections;
  }

  private static Entry section(
      Instant updated, String name, String title, String summary, Link link) {
    return new Entry.Navigation("urn:carrel:" + name, title, updated, summary, link);
  }

  private static Link books(Asked asked, String path) {
    return new Link(SUBSECTION, asked.version().acquisition(), asked.paths().list(path));
  }

  private static Link list(Asked asked, String path) {
    return new Link(SUBSECTION, asked.version().navigation(), asked.paths().list(path));
  }

  /** As Stump's clients find them: libraries, the latest books, those under way. */
  private List<Group> groups(Asked asked) {
    List<Entry.Navigation> libraries = navigation.entries(asked);
    Page<BookEntry> latest =
        books.page(asked.visibility(), new Selection.Recent(), Position.start(), OF_EACH);
    Part<BookEntry> begun = numbered.keepReading(asked, new Range(0, OF_EACH));
    List<Group> groups = new ArrayList<>();
    add(
        groups,
        "Libraries",
        list(asked, "libraries").counting(libraries.size()),
        libraries.stream().limit(OF_EACH).<Entry>map(entry -> entry).toList());
    add(
        groups,
        "Latest books",
        books(asked, "books/latest").counting(latest.total()),
        entries.of(asked, latest.items()));
    add(
        groups,
        "Keep reading",
        books(asked, "books/keep-reading").counting(begun.total()),
        entries.of(asked, begun.items()));
    return groups;
  }

  /** The link to its own feed is a group's first, and the only one that KOReader follows. */
  private static void add(List<Group> groups, String title, Link feed, List<Entry> entries) {
    if (!entries.isEmpty()) {
      groups.add(new Group(title, feed.titled(title), entries));
    }
  }
}
