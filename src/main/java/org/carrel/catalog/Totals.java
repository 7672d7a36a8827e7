package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.carrel.access.Visibility;
import org.carrel.catalog.Position.After;

/**
 * Remembers how long lists are for as long as nothing changes, since counting reads them whole, and
 * the milestones of those that were last read by number.
 */
@Singleton
class Totals {
  private final FeedVersions versions;
  private final Cache<Key, Long> known =
      Caffeine.newBuilder()
          .maximumWeight(4_000_000)
          .weigher((Key key, Long total) -> key.weight())
          .expireAfterAccess(Duration.ofMinutes(10))
          .build();
  private final Cache<Key, NavigableMap<Long, After>> milestones =
      Caffeine.newBuilder().maximumSize(100).expireAfterAccess(Duration.ofMinutes(10)).build();

  @Inject
  Totals(FeedVersions versions) {
    this.versions = versions;
  }

  /**
   * @param list tells lists of one visibility apart, by value
   */
  long of(Visibility visibility, Record list, Supplier<Long> count) {
    return total(new Key(versions.of(visibility), list), count);
  }

  /**
   * Of what a client asked; counted anew where the answer does not depend on the catalogue alone.
   */
  long of(Visibility visibility, ConditionSql condition, Record question, Supplier<Long> count) {
    return condition.lasting() ? of(visibility, question, count) : count.get();
  }

  /** The same with the milestones that are known. */
  Extent extent(Visibility visibility, Record list, Supplier<Long> count) {
    Key key = new Key(versions.of(visibility), list);
    return new Extent(
        total(key, count), milestones.get(key, unknown -> new ConcurrentSkipListMap<>()));
  }

  private long total(Key key, Supplier<Long> count) {
    Long total = known.getIfPresent(key);
    if (total == null) {
      total = count.get();
      known.put(key, total);
    }
    return total;
  }

  private record Key(String version, Record list) {

    /** In characters: what a client asked can be long. */
    int weight() {
      return 100 + list.toString().length();
    }
  }
}
