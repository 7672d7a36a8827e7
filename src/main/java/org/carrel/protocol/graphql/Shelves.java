package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.SeriesAnswers;
import org.carrel.catalog.SeriesEntry;
import org.carrel.identity.Caller;

/**
 * Series as these clients know them: every book has one. Books without a series stand on a shelf of
 * their library, which has the library's id and name and is in no list of series.
 */
@Singleton
final class Shelves {
  private final SeriesAnswers series;
  private final LibraryAnswers libraries;
  private final Policy policy;

  @Inject
  Shelves(SeriesAnswers series, LibraryAnswers libraries, Policy policy) {
    this.series = series;
    this.libraries = libraries;
    this.policy = policy;
  }

  /** Series and shelves by id, those that are visible. */
  Map<UUID, SeriesEntry> byId(Caller caller, Collection<UUID> ids) {
    Visibility visibility = policy.visibility(caller);
    Map<UUID, SeriesEntry> found = new HashMap<>(series.byId(visibility, ids));
    if (found.size() < ids.size()) {
      libraries
          .byId(visibility, ids)
          .values()
          .forEach(
              library ->
                  found.put(
                      library.id(),
                      new SeriesEntry(
                          library.id(),
                          library.id(),
                          library.name(),
                          0,
                          library.created(),
                          library.created())));
    }
    return found;
  }

  /** Whether it is a library's shelf of books without a series. */
  static boolean isLoose(SeriesEntry series) {
    return series.id().equals(series.libraryId());
  }
}
