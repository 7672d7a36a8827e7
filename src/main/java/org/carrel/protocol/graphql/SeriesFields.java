package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Alphabets;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.BookGroups;
import org.carrel.catalog.Condition;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.Question;
import org.carrel.catalog.SeriesAnswers;
import org.carrel.catalog.SeriesColumn;
import org.carrel.catalog.SeriesDetail;
import org.carrel.catalog.SeriesDetails;
import org.carrel.catalog.SeriesEdit;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.Sort;
import org.carrel.catalog.Tags;
import org.carrel.catalog.Tallies;
import org.carrel.format.Credit;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Loader;
import org.carrel.http.graphql.TypeFields;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Series, and the shelves that stand for them. */
@Singleton
final class SeriesFields extends CoreSchema {
  private static final Sort NEWEST = new Sort(SeriesColumn.CREATED, false);

  private final SeriesAnswers series;
  private final SeriesDetails details;
  private final Shelves shelves;
  private final BookGroups books;
  private final LibraryAnswers libraries;
  private final Tags tags;
  private final Tallies tallies;
  private final Alphabets alphabets;
  private final Policy policy;

  @Inject
  SeriesFields(
      SeriesAnswers series,
      SeriesDetails details,
      Shelves shelves,
      BookGroups books,
      LibraryAnswers libraries,
      Tags tags,
      Tallies tallies,
      Alphabets alphabets,
      Policy policy) {
    super("series.graphqls");
    this.series = series;
    this.details = details;
    this.shelves = shelves;
    this.books = books;
    this.libraries = libraries;
    this.tags = tags;
    this.tallies = tallies;
    this.alphabets = alphabets;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("series", this::list)
        .query("seriesById", this::byId)
        .query("seriesAlphabet", call -> alphabets.series(sight(call.caller())))
        .query("numberOfSeries", call -> tallies.all(sight(call.caller())).series())
        .query("recentlyAddedSeries", call -> page(call, new Question(Condition.ANYTHING, NEWEST)));
    wireSeries(fields);
    wireMetadata(fields);
  }

  private Visibility sight(Caller caller) {
    return policy.visibility(caller);
  }

  private Map<String, Object> list(Call call) {
    Condition condition =
        SeriesFilters.of(
            new Asker(call.caller(), sight(call.caller())),
            call.arguments().input("filter").orElseThrow());
    return page(call, new Question(condition, Orders.series(call.arguments().inputs("orderBy"))));
  }

  private Map<String, Object> page(Call call, Question question) {
    return Paging.page(call, range -> series.ask(sight(call.caller()), question, range));
  }

  private @Nullable SeriesEntry byId(Call call) {
    UUID id = Ids.parsed(call.text("id"));
    return shelves.byId(call.caller(), Set.of(id)).get(id);
  }

  private void wireSeries(Fields fields) {
    Loader<SeriesEntry, Known> known = new Loader<>("series", this::known);
    fields
        .of("Series", SeriesEntry.class)
        .plain("createdAt", SeriesEntry::created)
        .plain("updatedAt", SeriesEntry::updated)
        .plain("deletedAt", one -> null)
        .plain("status", one -> "READY")
        .plain("thumbnailPath", one -> null)
        .asked("thumbnail", (one, call) -> Pictures.ofSeries(one.id(), call))
        .viewed("library", one -> one, known, Known::library)
        .viewed(
            "path",
            one -> one,
            known,
            (one, found, call) ->
                Paths.shown(call.caller(), found.library().root(), found.folder()))
        .viewed("description", one -> one, known, Known::summary)
        .viewed("resolvedDescription", one -> one, known, Known::summary)
        .viewed("metadata", one -> one, known, found -> found.detail() == null ? null : found)
        .viewed(
            "resolvedName",
            one -> one,
            known,
            (one, found, call) -> Objects.requireNonNullElse(found.title(), one.name()))
        .plain("mediaCount", SeriesEntry::books)
        .listed("media", (one, call) -> Few.of(one.id(), call), this::media)
        .batched("mediaAlphabet", SeriesEntry::id, this::alphabets)
        .listed("tags", SeriesEntry::id, (by, ids) -> tags.ofSeries(ids));
  }

  /**
   * What several fields of a series show.
   *
   * @param detail null for a shelf
   */
  private record Known(UUID series, LibraryDetail library, @Nullable SeriesDetail detail) {
    String folder() {
      return detail == null ? "" : detail.folder();
    }

    @Nullable String summary() {
      return detail == null ? null : detail.summary();
    }

    @Nullable String title() {
      return detail == null ? null : detail.title();
    }
  }

  private Map<SeriesEntry, Known> known(Caller caller, Set<SeriesEntry> of) {
    Map<UUID, LibraryDetail> in =
        libraries.byId(sight(caller), of.stream().map(SeriesEntry::libraryId).distinct().toList());
    Map<UUID, SeriesDetail> told =
        details.of(sight(caller), of.stream().map(SeriesEntry::id).toList());
    Map<SeriesEntry, Known> known = new HashMap<>();
    for (SeriesEntry one : of) {
      LibraryDetail library = in.get(one.libraryId());
      if (library != null) {
        known.put(one, new Known(one.id(), library, told.get(one.id())));
      }
    }
    return known;
  }

  private Map<Few, List<BookEntry>> media(Caller caller, Set<Few> wanted) {
    return Few.all(
        wanted, (parents, skip, take) -> books.ofSeries(sight(caller), parents, skip, take));
  }

  private Map<UUID, Map<String, Long>> alphabets(Caller caller, Set<UUID> ids) {
    Map<UUID, Map<String, Long>> found = new HashMap<>(alphabets.booksOfSeries(sight(caller), ids));
    ids.forEach(id -> found.putIfAbsent(id, Map.of()));
    return found;
  }

  private static void wireMetadata(Fields fields) {
    fields
        .of("CollectedItem", SeriesEdit.Collected.class)
        .plain("comicid", SeriesEdit.Collected::comicId)
        .plain("issueid", SeriesEdit.Collected::issueId);
    TypeFields<Known> metadata = fields.of("SeriesMetadata", Known.class);
    metadata
        .plain("seriesId", Known::series)
        .plain("metadataSource", one -> null)
        .plain("metadataExternalId", one -> null);
    detail(metadata, "collects", SeriesDetail::collected);
    detail(metadata, "lockedFields", SeriesDetail::locked);
    detail(metadata, "ageRating", SeriesDetail::ageRating);
    detail(metadata, "booktype", SeriesDetail::bookType);
    detail(metadata, "comicid", SeriesDetail::comicId);
    detail(metadata, "comicImage", SeriesDetail::comicImage);
    detail(metadata, "descriptionFormatted", SeriesDetail::descriptionFormatted);
    detail(metadata, "imprint", SeriesDetail::imprint);
    detail(metadata, "metaType", SeriesDetail::metaType);
    detail(metadata, "publicationRun", SeriesDetail::publicationRun);
    detail(metadata, "publisher", SeriesDetail::publisher);
    detail(metadata, "status", SeriesDetail::status);
    detail(metadata, "summary", SeriesDetail::summary);
    detail(metadata, "title", SeriesDetail::title);
    detail(metadata, "totalIssues", SeriesDetail::totalIssues);
    detail(metadata, "volume", SeriesDetail::volume);
    detail(metadata, "year", SeriesDetail::year);
    detail(metadata, "characters", detail -> detail.names(Credit.CHARACTER));
    detail(metadata, "genres", detail -> detail.names(Credit.GENRE));
    detail(metadata, "links", detail -> detail.names(Credit.LINK));
    detail(metadata, "writers", detail -> detail.names(Credit.WRITER));
  }

  private static void detail(
      TypeFields<Known> metadata, String field, Function<SeriesDetail, @Nullable Object> value) {
    metadata.plain(field, one -> value.apply(Objects.requireNonNull(one.detail())));
  }
}
