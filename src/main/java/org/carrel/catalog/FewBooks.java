package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.carrel.access.Visibility;

/**
 * Remembers the books that conditions find, where they are few, for as long as nothing changes: to
 * find them may have meant to look at every book.
 */
@Singleton
class FewBooks {
  private final FeedVersions versions;
  private final Cache<Key, List<UUID>> known =
      Caffeine.newBuilder()
          .maximumWeight(8_000_000)
          .weigher(FewBooks::weight)
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();

  @Inject
  FewBooks(FeedVersions versions) {
    this.versions = versions;
  }

  /**
   * @param selection one that finds the same books for as long as the catalogue stays as it is
   */
  List<UUID> of(Visibility visibility, Selection selection, Supplier<List<UUID>> find) {
    Key key = new Key(versions.of(visibility), selection);
    List<UUID> found = known.getIfPresent(key);
    if (found == null) {
      found = find.get();
      known.put(key, found);
    }
    return found;
  }

  /** In bytes, about: what a client asked can be long. */
  private static int weight(Key key, List<UUID> found) {
    return 100 + key.selection().toString().length() + 40 * found.size();
  }

  private record Key(String version, Selection selection) {}
}
