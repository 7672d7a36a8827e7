package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.AuthorAnswers;
import org.carrel.catalog.AuthorEntry;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookEntry.AuthorName;
import org.carrel.catalog.BookGroups;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Loader;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Authors and what they wrote, alone, in series and with others. */
@Singleton
final class AuthorFields extends CoreSchema {
  private final AuthorAnswers authors;
  private final BookGroups books;
  private final Policy policy;

  @Inject
  AuthorFields(AuthorAnswers authors, BookGroups books, Policy policy) {
    super("authors.graphqls");
    this.authors = authors;
    this.books = books;
    this.policy = policy;
  }

  /**
   * An author.
   *
   * @param library whose books count; empty for all
   * @param role in the work that leads here
   */
  private record Author(UUID id, String name, Optional<UUID> library, @Nullable String role) {
    static Author of(AuthorEntry entry, Optional<UUID> library) {
      return new Author(entry.id(), entry.name(), library, null);
    }
  }

  private record AuthorSeries(String title, List<BookEntry> books, List<Author> authors) {}

  private record SharedWork(BookEntry media, List<Author> authors, List<Author> coAuthors) {}

  @Override
  public void wire(Fields fields) {
    Loader<Author, List<BookEntry>> written = new Loader<>("written", this::books);
    fields
        .query("authors", this::list)
        .query("authorByName", call -> byName(call).orElse(null))
        .query("authorSeriesByName", this::seriesByName);
    fields
        .of("Author", Author.class)
        .plain("role", Author::role)
        .listed("books", author -> author, written.batch())
        .viewed("series", author -> author, written, AuthorFields::inSeries)
        .viewed("standalones", author -> author, written, AuthorFields::alone)
        .viewed(
            "sharedWorks",
            author -> author,
            written,
            (author, found, call) -> shared(author, found));
    fields.of("Library", LibraryDetail.class).asked("authors", this::ofLibrary);
  }

  private Visibility sight(Caller caller) {
    return policy.visibility(caller);
  }

  private static Optional<UUID> library(Call call) {
    return call.<String>argument("libraryId").map(Ids::parsed);
  }

  private Map<String, Object> list(Call call) {
    Optional<UUID> library = library(call);
    String words = call.<String>argument("search").orElse("");
    return Paging.page(
        call,
        range -> {
          Part<AuthorEntry> part = authors.ask(sight(call.caller()), words, library, range);
          return new Part<>(
              part.items().stream().map(entry -> Author.of(entry, library)).toList(), part.total());
        });
  }

  private Optional<Author> byName(Call call) {
    Optional<UUID> library = library(call);
    return authors
        .byName(sight(call.caller()), call.text("name"), library)
        .map(entry -> Author.of(entry, library));
  }

  private List<Author> ofLibrary(LibraryDetail library, Call call) {
    Optional<UUID> id = Optional.of(library.id());
    return authors.ask(sight(call.caller()), "", id, Range.MANY).items().stream()
        .map(entry -> Author.of(entry, id))
        .toList();
  }

  /** A series by its title, with the books of it that are in the library asked for. */
  private @Nullable AuthorSeries seriesByName(Call call) {
    String title = call.text("name");
    List<BookEntry> found = books.ofSeriesTitle(sight(call.caller()), title, library(call));
    return found.isEmpty() ? null : new AuthorSeries(title, found, everybody(found));
  }

  private Map<Author, List<BookEntry>> books(Caller caller, Set<Author> of) {
    Map<UUID, List<BookEntry>> found =
        books.ofAuthors(sight(caller), of.stream().map(Author::id).distinct().toList());
    Map<Author, List<BookEntry>> written = new HashMap<>();
    for (Author author : of) {
      written.put(
          author,
          found.getOrDefault(author.id(), List.of()).stream()
              .filter(book -> author.library().map(book.libraryId()::equals).orElse(true))
              .toList());
    }
    return written;
  }

  private static List<AuthorSeries> inSeries(List<BookEntry> written) {
    Map<String, List<BookEntry>> series = new LinkedHashMap<>();
    for (BookEntry book : written) {
      BookEntry.SeriesName of = book.series();
      if (of != null) {
        series.computeIfAbsent(of.name(), absent -> new ArrayList<>()).add(book);
      }
    }
    return series.entrySet().stream()
        .map(one -> new AuthorSeries(one.getKey(), one.getValue(), everybody(one.getValue())))
        .toList();
  }

  private static List<BookEntry> alone(List<BookEntry> written) {
    return written.stream().filter(book -> book.series() == null).toList();
  }

  private static List<SharedWork> shared(Author author, List<BookEntry> written) {
    return written.stream()
        .filter(book -> book.authors().size() > 1)
        .map(
            book ->
                new SharedWork(
                    book,
                    people(book).toList(),
                    people(book).filter(other -> !other.id().equals(author.id())).toList()))
        .toList();
  }

  private static List<Author> everybody(List<BookEntry> books) {
    return books.stream()
        .flatMap(AuthorFields::people)
        .map(author -> new Author(author.id(), author.name(), Optional.empty(), null))
        .distinct()
        .toList();
  }

  /** The first author is the primary one. */
  private static Stream<Author> people(BookEntry book) {
    List<AuthorName> names = book.authors();
    return names.stream()
        .map(
            name ->
                new Author(
                    name.id(),
                    name.name(),
                    Optional.empty(),
                    name.equals(names.get(0)) ? "PRIMARY" : "CO_AUTHOR"));
  }
}
