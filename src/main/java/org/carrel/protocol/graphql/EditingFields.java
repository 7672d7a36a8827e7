package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookEditing;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.LostFiles;
import org.carrel.catalog.Part;
import org.carrel.catalog.Part.Range;
import org.carrel.catalog.SeriesEditing;
import org.carrel.catalog.SeriesEntry;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Caller;

/** What editors tell of books and series, and what is taken off the lists. */
@Singleton
final class EditingFields extends CoreSchema {
  private final BookEditing books;
  private final SeriesEditing series;
  private final LostFiles lost;
  private final BookAnswers entries;
  private final Shelves shelves;
  private final LibraryAnswers libraries;
  private final Policy policy;

  @Inject
  EditingFields(
      BookEditing books,
      SeriesEditing series,
      LostFiles lost,
      BookAnswers entries,
      Shelves shelves,
      LibraryAnswers libraries,
      Policy policy) {
    super("editing.graphqls");
    this.books = books;
    this.series = series;
    this.lost = lost;
    this.entries = entries;
    this.shelves = shelves;
    this.libraries = libraries;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("libraryMissingEntities", call -> lost(call, lost::missing))
        .query("deletedMedia", call -> lost(call, lost::deleted))
        .mutation("updateMediaMetadata", this::editBook)
        .mutation("setMediaLockedFields", this::lockBook)
        .mutation("updateSeriesMetadata", this::editSeries)
        .mutation("setSeriesLockedFields", this::lockSeries)
        .mutation(
            "setLibrarySeriesLockedFields",
            call -> series.lockAll(call.caller(), id(call, "libraryId"), locked(call)))
        .mutation(
            "setLibraryMediaLockedFields",
            call -> books.lockAll(call.caller(), id(call, "libraryId"), locked(call)))
        .mutation("resetSeriesMetadata", this::resetSeries)
        .mutation("resetLibraryMetadata", this::resetLibrary)
        .mutation("deleteMedia", call -> lost.delete(call.caller(), id(call, "id")))
        .mutation("restoreMedia", call -> lost.restore(call.caller(), id(call, "id")))
        .mutation("deleteSeries", this::deleteSeries)
        .mutation("cleanLibrary", call -> lost.clean(call.caller(), id(call, "id")));
    fields
        .of("CleanLibraryResponse", LostFiles.Cleaned.class)
        .plain("deletedMediaCount", LostFiles.Cleaned::books)
        .plain("deletedSeriesCount", LostFiles.Cleaned::series)
        .plain("isEmpty", LostFiles.Cleaned::empty);
  }

  private static UUID id(Call call, String argument) {
    return Ids.of(call.text(argument));
  }

  private static List<String> locked(Call call) {
    return call.list("lockedFields");
  }

  private interface LostList {
    Part<LostFiles.Lost> of(Caller caller, UUID library, Range range);
  }

  private Map<String, Object> lost(Call call, LostList list) {
    UUID library = id(call, "libraryId");
    LibraryDetail in = libraries.require(policy.visibility(call.caller()), library);
    return Paging.page(
        call,
        range -> {
          Part<LostFiles.Lost> part = list.of(call.caller(), library, range);
          return new Part<>(
              part.items().stream()
                  .map(one -> entity(one, Paths.shown(call.caller(), in.root(), one.path())))
                  .toList(),
              part.total());
        });
  }

  private static Map<String, Object> entity(LostFiles.Lost lost, String shown) {
    boolean book = lost.kind() == LostFiles.Kind.BOOK;
    return Map.of("id", lost.id(), "path", book ? shown : lost.path(), "type", lost.kind().name());
  }

  private BookEntry editBook(Call call) {
    UUID id = id(call, "id");
    books.edit(call.caller(), id, BookEdits.of(call.arguments().input("input").orElseThrow()));
    return book(call.caller(), id);
  }

  private BookEntry lockBook(Call call) {
    UUID id = id(call, "mediaId");
    books.lock(call.caller(), id, locked(call));
    return book(call.caller(), id);
  }

  /** What was edited may be hidden by it, by its age rating for one. */
  private BookEntry book(Caller caller, UUID id) {
    BookEntry book = entries.byId(policy.visibility(caller), Set.of(id)).get(id);
    if (book == null) {
      throw Failure.notFound("There is no such book any more.");
    }
    return book;
  }

  private SeriesEntry editSeries(Call call) {
    UUID id = id(call, "id");
    series.edit(call.caller(), id, SeriesEdits.of(call.arguments().input("input").orElseThrow()));
    return one(call.caller(), id);
  }

  private SeriesEntry lockSeries(Call call) {
    UUID id = id(call, "seriesId");
    series.lock(call.caller(), id, locked(call));
    return one(call.caller(), id);
  }

  private SeriesEntry one(Caller caller, UUID id) {
    SeriesEntry found = shelves.byId(caller, Set.of(id)).get(id);
    if (found == null) {
      throw Failure.notFound("There is no such series.");
    }
    return found;
  }

  private SeriesEntry resetSeries(Call call) {
    UUID id = id(call, "id");
    SeriesEntry found = one(call.caller(), id);
    String impact = call.text("impact");
    if (!impact.equals("SERIES")) {
      books.reset(call.caller(), found.libraryId(), id);
    }
    if (!impact.equals("BOOKS")) {
      series.reset(call.caller(), id);
    }
    return one(call.caller(), id);
  }

  private LibraryDetail resetLibrary(Call call) {
    UUID id = id(call, "id");
    String impact = call.text("impact");
    if (!impact.equals("SERIES")) {
      books.reset(call.caller(), id, null);
    }
    if (!impact.equals("BOOKS")) {
      series.resetAll(call.caller(), id);
    }
    Visibility sight = policy.visibility(call.caller());
    return libraries.require(sight, id);
  }

  private boolean deleteSeries(Call call) {
    lost.deleteSeries(call.caller(), id(call, "id"));
    return true;
  }
}
