package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.carrel.access.Visibility;

/** Remembers how long lists are for as long as nothing changes, since counting reads them whole. */
@Singleton
class Totals {
  private final FeedVersions versions;
  private final Cache<Key, Long> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(Duration.ofMinutes(10)).build();

  @Inject
  Totals(FeedVersions versions) {
    this.versions = versions;
  }

  /**
   * @param list tells lists of one visibility apart, by value
   */
  long of(Visibility visibility, Record list, Supplier<Long> count) {
    Key key = new Key(versions.of(visibility), list);
    Long total = known.getIfPresent(key);
    if (total == null) {
      total = count.get();
      known.put(key, total);
    }
    return total;
  }

  private record Key(String version, Record list) {}
}
