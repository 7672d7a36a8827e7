package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.AuthorEntry;
import org.carrel.catalog.Authors;
import org.carrel.catalog.FeedVersions;
import org.carrel.catalog.Libraries;
import org.carrel.catalog.LibraryEntry;
import org.carrel.catalog.Selection;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.SeriesIndex;
import org.carrel.catalog.SeriesSelection;
import org.carrel.failure.Failure;
import org.carrel.http.CurrentCaller;
import org.carrel.http.EntityTag;
import org.carrel.http.Links;

/** Which path is which feed. An unchanged one is answered before any of it is read. */
@Singleton
class CatalogPages {
  /** Raised when the same catalogue is written in other bytes. */
  private static final String WRITING = "2";

  private final Policy policy;
  private final FeedVersions versions;
  private final FeedCache written;
  private final BookFeeds bookFeeds;
  private final NavigationFeeds navigation;
  private final SeriesIndex series;
  private final Authors authors;
  private final Libraries libraries;

  @Inject
  CatalogPages(
      Policy policy,
      FeedVersions versions,
      FeedCache written,
      BookFeeds bookFeeds,
      NavigationFeeds navigation,
      SeriesIndex series,
      Authors authors,
      Libraries libraries) {
    this.policy = policy;
    this.versions = versions;
    this.written = written;
    this.bookFeeds = bookFeeds;
    this.navigation = navigation;
    this.series = series;
    this.authors = authors;
    this.libraries = libraries;
  }

  void send(Steps steps, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visibility visibility = policy.visibility(CurrentCaller.require(request));
    CatalogPaths paths = new CatalogPaths(Links.of(request).path("/opds/v1.2"));
    Content content = new Asked(steps, visibility, paths, request).content();
    String address = request.getRequestURI() + '?' + request.getQueryString();
    EntityTag tag = tag(visibility, address);
    Answers.send(
        request,
        response,
        tag,
        content.mediaType(),
        () -> written.get(tag, paths.base() + address, content.body()));
  }

  private EntityTag tag(Visibility visibility, String address) {
    return EntityTag.of(
        versions.of(visibility) + '-' + WRITING + '-' + Integer.toHexString(address.hashCode()));
  }

  /** What a path stands for, made when it is asked for. */
  private record Content(String mediaType, Supplier<byte[]> body) {}

  /** One question to the catalogue. */
  private final class Asked {
    private final Steps steps;
    private final Visibility visibility;
    private final CatalogPaths paths;
    private final Paging paging;
    private final String words;

    Asked(Steps steps, Visibility visibility, CatalogPaths paths, HttpServletRequest request) {
      this.steps = steps;
      this.visibility = visibility;
      this.paths = paths;
      this.paging = Paging.of(request);
      this.words = Optional.ofNullable(request.getParameter("search")).orElse("").strip();
    }

    Content content() {
      return steps.count() == 1 ? list() : below();
    }

    private Content list() {
      return switch (steps.first()) {
        case "", "catalog" -> navigation("catalog", "Carrel", f -> navigation.root(visibility, f));
        case "search" -> new Content(MediaTypes.SEARCH, () -> SearchDescription.write(paths));
        case "books" -> books("books", "All books", searchOr(new Selection.All()));
        case "series" ->
            navigation("series", "Series", f -> navigation.series(visibility, allSeries(), f));
        case "authors" -> navigation("authors", "Authors", f -> navigation.authors(visibility, f));
        case "libraries" ->
            navigation("libraries", "Libraries", f -> navigation.libraries(visibility, words, f));
        default -> throw unknown();
      };
    }

    private Content below() {
      if (steps.count() > 2) {
        throw unknown();
      }
      return switch (steps.first() + '/' + steps.at(1)) {
        case "search/feed" -> books("search/feed", "Search: " + words, new Selection.Search(words));
        case "books/latest" -> books("books/latest", "Recently added", new Selection.Recent());
        case "series/latest" ->
            navigation(
                "series/latest",
                "Latest series",
                f -> navigation.series(visibility, new SeriesSelection.Latest(), f));
        default -> one(steps.idAt(1));
      };
    }

    private Content one(UUID id) {
      return switch (steps.first()) {
        case "books" -> new Content(MediaTypes.ENTRY, () -> bookFeeds.entry(visibility, id, paths));
        case "series" -> books(id, new Selection.OfSeries(id), () -> nameOfSeries(id));
        case "authors" -> books(id, new Selection.ByAuthor(id), () -> nameOfAuthor(id));
        case "libraries" -> books(id, new Selection.OfLibrary(id), () -> nameOfLibrary(id));
        default -> throw unknown();
      };
    }

    private String nameOfSeries(UUID id) {
      return series.find(visibility, id).map(SeriesEntry::name).orElseThrow(this::unknown);
    }

    private String nameOfAuthor(UUID id) {
      return authors.find(visibility, id).map(AuthorEntry::name).orElseThrow(this::unknown);
    }

    private String nameOfLibrary(UUID id) {
      return libraries.find(visibility, id).map(LibraryEntry::name).orElseThrow(this::unknown);
    }

    private Content books(UUID id, Selection selection, Supplier<String> title) {
      return books(steps.first() + '/' + id, selection, title);
    }

    private Content books(String path, String title, Selection selection) {
      return books(path, selection, () -> title);
    }

    private Content books(String path, Selection selection, Supplier<String> title) {
      return new Content(
          MediaTypes.ACQUISITION,
          () ->
              bookFeeds.feed(
                  visibility, selection, frame(path, title.get(), MediaTypes.ACQUISITION)));
    }

    private Content navigation(String path, String title, Feeder feeder) {
      return new Content(
          MediaTypes.NAVIGATION, () -> feeder.feed(frame(path, title, MediaTypes.NAVIGATION)));
    }

    private FeedFrame frame(String path, String title, String mediaType) {
      String id = "urn:carrel:" + path.replace('/', ':');
      String query = words.isEmpty() ? "" : "?search=" + CatalogPaths.encoded(words);
      return new FeedFrame(paths, id, title, paths.list(path) + query, mediaType, paging);
    }

    private Selection searchOr(Selection otherwise) {
      return words.isEmpty() ? otherwise : new Selection.Search(words);
    }

    private SeriesSelection allSeries() {
      return words.isEmpty() ? new SeriesSelection.All() : new SeriesSelection.Search(words);
    }

    private Failure unknown() {
      return Failure.notFound("There is no such feed.");
    }
  }

  private interface Feeder {
    byte[] feed(FeedFrame frame);
  }
}
