package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookColumn;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookGroups;
import org.carrel.catalog.Condition;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.LibraryColumn;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.LibraryEditing;
import org.carrel.catalog.Overview;
import org.carrel.catalog.Overviews;
import org.carrel.catalog.Question;
import org.carrel.catalog.ScanHistory;
import org.carrel.catalog.SeriesAnswers;
import org.carrel.catalog.SeriesColumn;
import org.carrel.catalog.Tags;
import org.carrel.catalog.Tallies;
import org.carrel.format.Credit;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Loader;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Libraries as they are seen. */
@Singleton
final class LibraryFields extends CoreSchema {
  private static final int ALL = 10_000;

  private final LibraryAnswers libraries;
  private final LibraryEditing editing;
  private final LibraryChanges changes;
  private final ScanHistory scans;
  private final BookGroups books;
  private final SeriesAnswers series;
  private final Tags tags;
  private final Tallies tallies;
  private final Overviews overviews;
  private final Accounts accounts;
  private final Policy policy;

  @Inject
  LibraryFields(
      LibraryAnswers libraries,
      LibraryEditing editing,
      LibraryChanges changes,
      ScanHistory scans,
      BookGroups books,
      SeriesAnswers series,
      Tags tags,
      Tallies tallies,
      Overviews overviews,
      Accounts accounts,
      Policy policy) {
    super("libraries.graphqls");
    this.libraries = libraries;
    this.editing = editing;
    this.changes = changes;
    this.scans = scans;
    this.books = books;
    this.series = series;
    this.tags = tags;
    this.tallies = tallies;
    this.overviews = overviews;
    this.accounts = accounts;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("libraries", this::list)
        .query("libraryById", this::byId)
        .query("librariesAlphabet", call -> tallies.libraryLetters(sight(call.caller())))
        .query("numberOfLibraries", call -> all(call).size())
        .query("tags", call -> tags.visible(sight(call.caller())))
        .query("mediaMetadataOverview", this::overview)
        .union("ImageResizeMethod", CommonFields::type);
    changes.wire(fields);
    wireOwn(fields);
    wireChildren(fields);
    wireOverview(fields);
  }

  private Visibility sight(Caller caller) {
    return policy.visibility(caller);
  }

  private List<LibraryDetail> all(Call call) {
    return libraries.ask(sight(call.caller()), new Question(Condition.ANYTHING, List.of()));
  }

  private Map<String, Object> list(Call call) {
    Condition named =
        call.<String>argument("search")
            .filter(words -> !words.isBlank())
            .<Condition>map(
                words ->
                    new Condition.Compare(
                        LibraryColumn.NAME, Condition.Operator.CONTAINS, words.strip()))
            .orElse(Condition.ANYTHING);
    Question question = new Question(named, Orders.libraries(call.arguments().inputs("orderBy")));
    return Paging.page(call, libraries.ask(sight(call.caller()), question));
  }

  private @Nullable LibraryDetail byId(Call call) {
    return libraries.find(sight(call.caller()), Ids.parsed(call.text("id"))).orElse(null);
  }

  private static void wireOwn(Fields fields) {
    fields
        .of("Library", LibraryDetail.class)
        .asked("path", (one, call) -> Paths.shown(call.caller(), one.root(), ""))
        .plain("status", one -> "READY")
        .plain("thumbnailPath", one -> null)
        .plain("createdAt", LibraryDetail::created)
        .plain("updatedAt", LibraryDetail::updated)
        .plain("configId", LibraryDetail::number)
        .plain("lastScannedAt", LibraryDetail::scanned)
        .plain("extraPaths", one -> List.of())
        .plain("config", LibraryConfig::of)
        .asked("thumbnail", (one, call) -> Pictures.ofLibrary(one.id(), call));
    fields
        .of("LibraryScanRecord", ScanHistory.Entry.class)
        .plain("id", scan -> (int) (scan.id().getLeastSignificantBits() & Integer.MAX_VALUE))
        .plain("timestamp", ScanHistory.Entry::at)
        .plain("libraryId", ScanHistory.Entry::library)
        .plain("jobId", ScanHistory.Entry::id)
        .plain("options", scan -> null);
  }

  private void wireChildren(Fields fields) {
    Loader<UUID, List<ScanHistory.Entry>> history =
        new Loader<>("scan history", (by, ids) -> scans.of(ids));
    fields
        .of("Library", LibraryDetail.class)
        .asked("excludedUsers", this::excluded)
        .viewed("lastScan", LibraryDetail::id, history, found -> found.get(0))
        .listed("scanHistory", LibraryDetail::id, history.batch())
        .listed("tags", LibraryDetail::id, (by, ids) -> tags.ofLibraries(ids))
        .asked("media", this::media)
        .listed("series", LibraryDetail::id, (by, ids) -> series.ofLibraries(sight(by), ids))
        .asked(
            "mediaAlphabet",
            (one, call) -> tallies.bookLetters(sight(call.caller()), ofLibrary(one)))
        .asked(
            "seriesAlphabet",
            (one, call) ->
                tallies.seriesLetters(
                    sight(call.caller()),
                    new Condition.Compare(
                        SeriesColumn.LIBRARY_ID, Condition.Operator.EQUAL, one.id())))
        .asked("genres", (one, call) -> sorted(call, overview(one, call).names(Credit.GENRE)))
        .asked("publishers", (one, call) -> sorted(call, overview(one, call).publishers()));
  }

  private List<Account> excluded(LibraryDetail library, Call call) {
    return editing.excluded(call.caller(), library.id()).stream()
        .map(accounts::find)
        .flatMap(Optional::stream)
        .toList();
  }

  private List<BookEntry> media(LibraryDetail library, Call call) {
    int take = call.arguments().number("take").orElse(ALL);
    return books
        .ofLibraries(sight(call.caller()), Set.of(library.id()), Math.max(0, take))
        .getOrDefault(library.id(), List.of());
  }

  private static Condition ofLibrary(LibraryDetail library) {
    return new Condition.Compare(BookColumn.LIBRARY_ID, Condition.Operator.EQUAL, library.id());
  }

  private Overview overview(LibraryDetail library, Call call) {
    return overviews.of(sight(call.caller()), ofLibrary(library));
  }

  private static List<String> sorted(Call call, List<String> names) {
    boolean backwards = call.<String>argument("sort").filter("DESC"::equals).isPresent();
    return names.stream()
        .sorted(
            backwards ? String.CASE_INSENSITIVE_ORDER.reversed() : String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  private Overview overview(Call call) {
    Condition among =
        call.<String>argument("seriesId")
            .<Condition>map(
                id ->
                    new Condition.Compare(
                        BookColumn.SERIES_ID, Condition.Operator.EQUAL, Ids.parsed(id)))
            .orElse(Condition.ANYTHING);
    return overviews.of(sight(call.caller()), among);
  }

  private static void wireOverview(Fields fields) {
    Map<String, Credit> lists =
        Map.of(
            "genres", Credit.GENRE,
            "writers", Credit.WRITER,
            "pencillers", Credit.PENCILLER,
            "inkers", Credit.INKER,
            "colorists", Credit.COLORIST,
            "letterers", Credit.LETTERER,
            "coverArtists", Credit.COVER_ARTIST,
            "editors", Credit.EDITOR,
            "characters", Credit.CHARACTER,
            "teams", Credit.TEAM);
    lists.forEach(
        (field, credit) ->
            fields
                .of("MediaMetadataOverview", Overview.class)
                .plain(field, overview -> overview.names(credit)));
  }
}
