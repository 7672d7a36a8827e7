package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Alphabets;
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
import org.carrel.catalog.Tags;
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
  private final LibraryAnswers libraries;
  private final LibraryEditing editing;
  private final LibraryChanges changes;
  private final ScanHistory scans;
  private final BookGroups books;
  private final SeriesAnswers series;
  private final Tags tags;
  private final Alphabets alphabets;
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
      Alphabets alphabets,
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
    this.alphabets = alphabets;
    this.overviews = overviews;
    this.accounts = accounts;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("libraries", this::list)
        .query("libraryById", this::byId)
        .query("librariesAlphabet", call -> alphabets.libraries(sight(call.caller())))
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
    Loader<UUID, Overview> values =
        new Loader<>(
            "library values",
            (by, ids) -> filled(ids, overviews.ofLibraries(sight(by), ids), Overview.NOTHING));
    fields
        .of("Library", LibraryDetail.class)
        .listed("excludedUsers", LibraryDetail::id, this::excluded)
        .viewed("lastScan", LibraryDetail::id, history, found -> found.get(0))
        .listed("scanHistory", LibraryDetail::id, history.batch())
        .listed("tags", LibraryDetail::id, (by, ids) -> tags.ofLibraries(ids))
        .listed("media", (one, call) -> Few.of(one.id(), call), this::media)
        .listed("series", LibraryDetail::id, (by, ids) -> series.ofLibraries(sight(by), ids))
        .batched(
            "mediaAlphabet",
            LibraryDetail::id,
            (by, ids) -> filled(ids, alphabets.booksOfLibraries(sight(by), ids), Map.of()))
        .batched(
            "seriesAlphabet",
            LibraryDetail::id,
            (by, ids) -> filled(ids, alphabets.seriesOfLibraries(sight(by), ids), Map.of()))
        .viewed(
            "genres",
            LibraryDetail::id,
            values,
            (one, found, call) -> sorted(call, found.names(Credit.GENRE)))
        .viewed(
            "publishers",
            LibraryDetail::id,
            values,
            (one, found, call) -> sorted(call, found.publishers()));
  }

  private Map<UUID, List<Account>> excluded(Caller caller, Set<UUID> ids) {
    Map<UUID, List<UUID>> excluded = editing.excluded(caller, ids);
    Map<UUID, Account> known =
        accounts.find(excluded.values().stream().flatMap(List::stream).distinct().toList());
    return excluded.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one -> one.getValue().stream().flatMap(id -> named(known, id)).toList()));
  }

  private static Stream<Account> named(Map<UUID, Account> known, UUID id) {
    return Stream.ofNullable(known.get(id));
  }

  private Map<Few, List<BookEntry>> media(Caller caller, Set<Few> wanted) {
    return Few.all(
        wanted, (parents, skip, take) -> books.ofLibraries(sight(caller), parents, take));
  }

  private static <V> Map<UUID, V> filled(Set<UUID> ids, Map<UUID, V> found, V otherwise) {
    return ids.stream()
        .collect(Collectors.toMap(id -> id, id -> found.getOrDefault(id, otherwise)));
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
