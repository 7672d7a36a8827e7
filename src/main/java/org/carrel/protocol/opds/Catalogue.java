package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.carrel.catalog.AuthorEntry;
import org.carrel.catalog.Authors;
import org.carrel.catalog.BookOrder;
import org.carrel.catalog.Libraries;
import org.carrel.catalog.LibraryEntry;
import org.carrel.catalog.Narrowing;
import org.carrel.catalog.Publishers;
import org.carrel.catalog.Selection;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.SeriesIndex;
import org.carrel.catalog.SeriesSelection;
import org.carrel.catalog.TagIndex;
import org.carrel.collecting.SmartListBooks;
import org.carrel.failure.Failure;

/** Which path is which feed. */
@Singleton
class Catalogue {
  private final BookFeeds books;
  private final NumberedBooks numbered;
  private final NavigationFeeds navigation;
  private final ListFeeds lists;
  private final TagIndex tags;
  private final Publishers publishers;
  private final SmartListBooks smart;
  private final FrontPage front;
  private final SeriesIndex series;
  private final Authors authors;
  private final Libraries libraries;

  @Inject
  Catalogue(
      BookFeeds books,
      NumberedBooks numbered,
      NavigationFeeds navigation,
      ListFeeds lists,
      TagIndex tags,
      Publishers publishers,
      SmartListBooks smart,
      FrontPage front,
      SeriesIndex series,
      Authors authors,
      Libraries libraries) {
    this.books = books;
    this.numbered = numbered;
    this.navigation = navigation;
    this.lists = lists;
    this.tags = tags;
    this.publishers = publishers;
    this.smart = smart;
    this.front = front;
    this.series = series;
    this.authors = authors;
    this.libraries = libraries;
  }

  /**
   * @throws Failure NOT_FOUND if the path is none; what it names may be unknown all the same
   */
  Content content(Asked asked) {
    return switch (asked.steps().count()) {
      case 1 -> list(asked);
      case 2 -> below(asked);
      default -> ofLibrary(asked);
    };
  }

  private Content list(Asked asked) {
    Version version = asked.version();
    return switch (asked.steps().first()) {
      case "", "catalog" -> front(asked);
      case "keep-reading" -> keepReading(asked);
      case "search" -> search(asked);
      case "books" -> books(asked, "All books", searchOr(asked, new Selection.All()));
      case "series" ->
          Content.navigation(
              version, () -> navigation.series(asked, "series", "Series", series(asked)));
      case "authors" -> Content.navigation(version, () -> navigation.authors(asked));
      case "libraries" -> Content.navigation(version, () -> navigation.libraries(asked));
      case "tags" -> Content.navigation(version, () -> lists.tags(asked));
      case "publishers" -> Content.navigation(version, () -> lists.publishers(asked));
      case "languages" -> Content.navigation(version, () -> lists.languages(asked));
      case "reading-lists" ->
          Content.navigation(version, () -> lists.readingLists(asked)).changingWithAnything();
      case "smart-lists" ->
          Content.navigation(version, () -> lists.smartLists(asked)).changingWithAnything();
      default -> throw unknown();
    };
  }

  /** Only the newer version shows what is read. */
  private Content front(Asked asked) {
    Content content = Content.navigation(asked.version(), () -> front.feed(asked));
    return asked.version() == Version.JSON ? content.changingWithReading() : content;
  }

  private Content below(Asked asked) {
    return switch (asked.steps().from(0)) {
      case "search/feed" -> found(asked);
      case "books/keep-reading" -> keepReading(asked);
      case "books/browse" -> plain(asked, () -> "Books", BrowsedBooks.selection(asked));
      case "books/on-deck" -> Content.books(asked.version(), () -> numbered.onDeck(asked));
      case "books/popular" ->
          books(asked, "Most read", new Selection.Popular()).changingWithAnything();
      case "books/latest" -> books(asked, "Recently added", new Selection.Recent());
      case "series/latest" ->
          Content.navigation(
              asked.version(),
              () ->
                  navigation.series(
                      asked, "series/latest", "Latest series", new SeriesSelection.Latest()));
      default -> one(asked);
    };
  }

  private Content one(Asked asked) {
    return switch (asked.steps().first()) {
      case "tags" -> tagged(asked, asked.steps().numberAt(1));
      case "publishers" -> published(asked, asked.steps().numberAt(1));
      default -> one(asked, asked.steps().idAt(1));
    };
  }

  /** Stump's names for what a library leads to. */
  private Content ofLibrary(Asked asked) {
    Steps steps = asked.steps();
    UUID id = steps.idAt(1);
    return switch (steps.first() + ' ' + steps.from(2)) {
      case "libraries series" ->
          Content.navigation(
              asked.version(),
              () ->
                  navigation.series(
                      asked,
                      steps.from(0),
                      nameOfLibrary(asked, id) + ": series",
                      new SeriesSelection.OfLibrary(id)));
      case "libraries books" ->
          books(asked, () -> nameOfLibrary(asked, id), new Selection.OfLibrary(id));
      case "libraries books/latest" -> plain(asked, () -> nameOfLibrary(asked, id), latestOf(id));
      default -> throw unknown();
    };
  }

  private Content keepReading(Asked asked) {
    return Content.books(asked.version(), () -> numbered.keepReading(asked));
  }

  private Content one(Asked asked, UUID id) {
    return switch (asked.steps().first()) {
      case "books" -> book(asked, id);
      case "series" -> books(asked, () -> nameOfSeries(asked, id), new Selection.OfSeries(id));
      case "authors" -> books(asked, () -> nameOfAuthor(asked, id), new Selection.ByAuthor(id));
      case "libraries" -> books(asked, () -> nameOfLibrary(asked, id), new Selection.OfLibrary(id));
      case "reading-lists" ->
          Content.books(asked.version(), () -> lists.readingList(asked, id)).changingWithAnything();
      case "smart-lists" ->
          Content.books(asked.version(), () -> smartList(asked, id)).changingWithAnything();
      default -> throw unknown();
    };
  }

  private Feed smartList(Asked asked, UUID id) {
    return books.plain(
        asked,
        asked.steps().from(0),
        smart.name(asked.caller(), id),
        smart.books(asked.caller(), id));
  }

  private Content tagged(Asked asked, int tag) {
    Supplier<String> name =
        () -> tags.name(asked.visibility(), tag).orElseThrow(Catalogue::unknown);
    return books(asked, name, new Selection.Tagged(tag));
  }

  private Content published(Asked asked, int publisher) {
    Supplier<String> name =
        () -> publishers.name(asked.visibility(), publisher).orElseThrow(Catalogue::unknown);
    return books(asked, name, new Selection.OfPublisher(publisher));
  }

  private Content search(Asked asked) {
    if (asked.version() == Version.ATOM) {
      return new Content(MediaTypes.SEARCH, () -> SearchDescription.write(asked.paths()));
    }
    if (asked.words().isEmpty()) {
      throw Failure.invalid("The parameter query says what to search for.");
    }
    return found(asked);
  }

  private Content found(Asked asked) {
    return books(asked, "Search: " + asked.words(), new Selection.Search(asked.words()));
  }

  private Content book(Asked asked, UUID id) {
    Version version = asked.version();
    String mediaType = isDivina(asked, id) ? MediaTypes.DIVINA : version.publication();
    return new Content(mediaType, () -> version.write(books.entry(asked, id)))
        .changingWithReading();
  }

  /** Readers that take both alike and name it have it for Stump. */
  private boolean isDivina(Asked asked, UUID id) {
    Accept accept = asked.accept();
    return asked.version() == Version.JSON
        && accept.names(MediaTypes.DIVINA)
        && accept.quality(MediaTypes.DIVINA) >= accept.quality(MediaTypes.JSON_PUBLICATION)
        && ReadingOrder.isPaged(books.get(asked.visibility(), id));
  }

  private Content books(Asked asked, String title, Selection selection) {
    return books(asked, () -> title, selection);
  }

  private Content plain(Asked asked, Supplier<String> title, Selection selection) {
    String path = asked.steps().from(0);
    return Content.books(asked.version(), () -> books.plain(asked, path, title.get(), selection));
  }

  private Content books(Asked asked, Supplier<String> title, Selection selection) {
    String path = asked.steps().from(0);
    return Content.books(asked.version(), () -> books.feed(asked, path, title.get(), selection));
  }

  private String nameOfSeries(Asked asked, UUID id) {
    return series
        .find(asked.visibility(), id)
        .map(SeriesEntry::name)
        .orElseThrow(Catalogue::unknown);
  }

  private String nameOfAuthor(Asked asked, UUID id) {
    return authors
        .find(asked.visibility(), id)
        .map(AuthorEntry::name)
        .orElseThrow(Catalogue::unknown);
  }

  private String nameOfLibrary(Asked asked, UUID id) {
    return libraries
        .find(asked.visibility(), id)
        .map(LibraryEntry::name)
        .orElseThrow(Catalogue::unknown);
  }

  private static Selection latestOf(UUID library) {
    return new Selection.Narrowed(
        new Selection.OfLibrary(library), Narrowing.NONE, Optional.of(BookOrder.NEWEST));
  }

  private static Selection searchOr(Asked asked, Selection otherwise) {
    return asked.words().isEmpty() ? otherwise : new Selection.Search(asked.words());
  }

  private static SeriesSelection series(Asked asked) {
    return asked.words().isEmpty()
        ? new SeriesSelection.All()
        : new SeriesSelection.Search(asked.words());
  }

  private static Failure unknown() {
    return Failure.notFound("There is no such feed.");
  }
}
