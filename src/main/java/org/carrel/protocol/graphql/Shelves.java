package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.SeriesAnswers;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.Tallies;
import org.carrel.catalog.Tallies.Tally;
import org.carrel.http.graphql.Loader;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Series as these clients know them: every book has one. Books without a series stand on a shelf of
 * their library, which has the library's id and name and is in no list of series.
 */
@Singleton
final class Shelves {
  private final SeriesAnswers series;
  private final LibraryAnswers libraries;
  private final Tallies tallies;
  private final Policy policy;

  @Inject
  Shelves(SeriesAnswers series, LibraryAnswers libraries, Tallies tallies, Policy policy) {
    this.series = series;
    this.libraries = libraries;
    this.tallies = tallies;
    this.policy = policy;
  }

  /** Libraries by id, those that are visible, for all fields that lead to one. */
  Loader<UUID, LibraryDetail> libraries() {
    return new Loader<>("libraries", (by, ids) -> libraries.byId(policy.visibility(by), ids));
  }

  /** Series and shelves by id, those that are visible. */
  Map<UUID, SeriesEntry> byId(Caller caller, Collection<UUID> ids) {
    Visibility visibility = policy.visibility(caller);
    Map<UUID, SeriesEntry> found = new HashMap<>(series.byId(visibility, ids));
    List<UUID> others = ids.stream().filter(id -> !found.containsKey(id)).toList();
    if (!others.isEmpty()) {
      Map<UUID, Tally> loose = tallies.loose(visibility, others);
      libraries
          .byId(visibility, others)
          .forEach((id, library) -> found.put(id, shelf(library, loose.get(id))));
    }
    return found;
  }

  private static SeriesEntry shelf(LibraryDetail library, @Nullable Tally loose) {
    return new SeriesEntry(
        library.id(),
        library.id(),
        library.name(),
        loose == null ? 0 : loose.books(),
        library.created(),
        library.created());
  }

  /** Whether it is a library's shelf of books without a series. */
  static boolean isLoose(SeriesEntry series) {
    return series.id().equals(series.libraryId());
  }
}
