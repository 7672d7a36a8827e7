package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.SeriesEntry;
import org.carrel.collecting.Favourite;
import org.carrel.collecting.Favourites;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Caller;

/** What the caller likes. To like the shelf of a library is to like the library. */
@Singleton
final class FavouriteFields extends CoreSchema {
  private final Favourites favourites;
  private final BookAnswers books;
  private final Shelves shelves;
  private final Policy policy;

  @Inject
  FavouriteFields(Favourites favourites, BookAnswers books, Shelves shelves, Policy policy) {
    super("favourites.graphqls");
    this.favourites = favourites;
    this.books = books;
    this.shelves = shelves;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields.mutation("favoriteMedia", this::book).mutation("favoriteSeries", this::series);
    fields
        .of("Media", BookEntry.class)
        .batched("isFavorite", BookEntry::id, (by, ids) -> liked(by, Favourite.BOOK, ids));
    fields
        .of("Library", LibraryDetail.class)
        .batched("isFavorite", LibraryDetail::id, (by, ids) -> liked(by, Favourite.LIBRARY, ids));
    fields
        .of("Series", SeriesEntry.class)
        .batched("isFavorite", Function.identity(), this::likedSeries);
  }

  private BookEntry book(Call call) {
    UUID id = Ids.of(call.text("id"));
    set(call, Favourite.BOOK, id);
    return books.byId(policy.visibility(call.caller()), List.of(id)).values().stream()
        .findFirst()
        .orElseThrow(() -> Failure.notFound("There is no such book."));
  }

  private SeriesEntry series(Call call) {
    UUID id = Ids.of(call.text("id"));
    SeriesEntry series = shelves.byId(call.caller(), List.of(id)).get(id);
    if (series == null) {
      throw Failure.notFound("There is no such series.");
    }
    set(call, kind(series), id);
    return series;
  }

  private void set(Call call, Favourite kind, UUID id) {
    if (call.arguments().flag("isFavorite")) {
      favourites.mark(call.caller(), kind, id);
    } else {
      favourites.unmark(call.caller(), kind, id);
    }
  }

  private static Favourite kind(SeriesEntry series) {
    return Shelves.isLoose(series) ? Favourite.LIBRARY : Favourite.SERIES;
  }

  private Map<UUID, Boolean> liked(Caller caller, Favourite kind, Collection<UUID> ids) {
    Set<UUID> liked = favourites.among(caller, kind, ids);
    return ids.stream().collect(Collectors.toMap(Function.identity(), liked::contains));
  }

  private Map<SeriesEntry, Boolean> likedSeries(Caller caller, Set<SeriesEntry> all) {
    Map<Favourite, Set<UUID>> liked = new EnumMap<>(Favourite.class);
    all.stream()
        .collect(Collectors.groupingBy(FavouriteFields::kind))
        .forEach(
            (kind, some) ->
                liked.put(
                    kind,
                    favourites.among(caller, kind, some.stream().map(SeriesEntry::id).toList())));
    return all.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                one -> liked.getOrDefault(kind(one), Set.of()).contains(one.id())));
  }
}
