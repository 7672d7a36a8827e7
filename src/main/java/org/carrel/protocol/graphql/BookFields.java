package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Alphabets;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookColumn;
import org.carrel.catalog.BookDetails;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookGroups;
import org.carrel.catalog.Condition;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.Question;
import org.carrel.catalog.Sort;
import org.carrel.catalog.Tags;
import org.carrel.catalog.Tallies;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Loader;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Books, which these clients call media. */
@Singleton
final class BookFields extends CoreSchema {
  private static final Sort NEWEST = new Sort(BookColumn.ADDED, false);

  private final BookAnswers books;
  private final BookDetails details;
  private final BookGroups groups;
  private final Shelves shelves;
  private final Tags tags;
  private final Tallies tallies;
  private final Alphabets alphabets;
  private final NextBooks next;
  private final Policy policy;

  @Inject
  BookFields(
      BookAnswers books,
      BookDetails details,
      BookGroups groups,
      Shelves shelves,
      Tags tags,
      Tallies tallies,
      Alphabets alphabets,
      NextBooks next,
      Policy policy) {
    super("books.graphqls");
    this.books = books;
    this.details = details;
    this.groups = groups;
    this.shelves = shelves;
    this.tags = tags;
    this.tallies = tallies;
    this.alphabets = alphabets;
    this.next = next;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("media", this::list)
        .query("mediaById", this::byId)
        .query("mediaByPath", this::byPath)
        .query("mediaCount", call -> tallies.all(sight(call.caller())).books())
        .query("mediaDiskUsage", call -> tallies.all(sight(call.caller())).bytes())
        .query("mediaAlphabet", call -> alphabets.books(sight(call.caller())))
        .query("recentlyAddedMedia", call -> page(call, new Question(Condition.ANYTHING, NEWEST)))
        .query("duplicateMedia", call -> books.duplicates(sight(call.caller())));
    wireOwn(fields);
    wireChildren(fields);
    MetadataViews.wire(fields);
  }

  private Visibility sight(Caller caller) {
    return policy.visibility(caller);
  }

  private Map<String, Object> list(Call call) {
    Condition condition =
        BookFilters.of(
            new Asker(call.caller(), sight(call.caller())),
            call.arguments().input("filter").orElseThrow());
    return page(call, new Question(condition, Orders.books(call.arguments().inputs("orderBy"))));
  }

  private Map<String, Object> page(Call call, Question question) {
    return Paging.page(call, range -> books.ask(sight(call.caller()), question, range));
  }

  private @Nullable BookEntry byId(Call call) {
    UUID id = Ids.parsed(call.text("id"));
    return books.byId(sight(call.caller()), Set.of(id)).get(id);
  }

  /** By the path that {@code path} shows to the same caller, or the one below the library. */
  private @Nullable BookEntry byPath(Call call) {
    Condition.Operator equal = Condition.Operator.EQUAL;
    String path = call.text("path");
    Condition below = new Condition.Compare(BookColumn.PATH, equal, path);
    Condition whole = new Condition.Compare(BookColumn.WHOLE_PATH, equal, path);
    Condition named = Paths.whole(call.caller()) ? new Condition.Any(List.of(below, whole)) : below;
    Part<BookEntry> found =
        books.ask(sight(call.caller()), new Question(named, List.of()), new Range(0, 1));
    return found.items().stream().findFirst().orElse(null);
  }

  private static void wireOwn(Fields fields) {
    fields
        .of("Media", BookEntry.class)
        .plain("name", book -> book.file().stem())
        .plain("size", book -> book.file().size())
        .plain("extension", book -> book.file().extension())
        .plain("readingDirection", book -> book.rightToLeft() ? "RTL" : "LTR")
        .plain("updatedAt", BookEntry::updated)
        .plain("createdAt", BookEntry::added)
        .plain("modifiedAt", book -> book.file().modified())
        .plain("hash", book -> book.file().sha256())
        .plain("koreaderHash", book -> book.file().koreaderHash())
        .plain("status", book -> "READY")
        .plain("thumbnailPath", book -> null)
        .plain("seriesId", BookFields::seriesId)
        .plain("deletedAt", book -> null)
        .asked("thumbnail", (book, call) -> Pictures.ofBook(book.id(), call))
        .plain("resolvedName", BookEntry::title)
        .plain("relativeLibraryPath", book -> book.file().path());
  }

  private void wireChildren(Fields fields) {
    fields
        .of("Media", BookEntry.class)
        .viewed(
            "path",
            BookEntry::libraryId,
            shelves.libraries(),
            (book, library, call) -> Paths.shown(call.caller(), library.root(), book.file().path()))
        .viewed(
            "metadata",
            BookEntry::id,
            new Loader<>("book details", (by, ids) -> details.of(sight(by), ids)),
            (book, detail, call) -> new MetadataViews.Described(book, detail))
        .listed("tags", BookEntry::id, (by, ids) -> tags.ofBooks(ids))
        .batched("series", BookFields::shelfId, shelves::byId)
        .viewed("library", BookEntry::libraryId, shelves.libraries(), library -> library)
        .viewed("libraryConfig", BookEntry::libraryId, shelves.libraries(), LibraryConfig::of)
        .batched(
            "seriesPosition", BookEntry::id, (caller, ids) -> groups.places(sight(caller), ids))
        .batched(
            "nextInSeries",
            (book, call) -> new NextBooks.Next(book.id(), Paging.of(call)),
            next::pages);
  }

  private static @Nullable UUID seriesId(BookEntry book) {
    BookEntry.SeriesName series = book.series();
    return series == null ? null : series.id();
  }

  /** Its series, or the shelf of its library for books without one. */
  static UUID shelfId(BookEntry book) {
    UUID series = seriesId(book);
    return series == null ? book.libraryId() : series;
  }
}
