package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.carrel.access.Visibility;
import org.carrel.catalog.Position.After;
import org.carrel.config.Transactions;

/**
 * Remembers how long lists are for as long as nothing changes, since counting reads them whole, and
 * the milestones of those that were last read by number.
 */
@Singleton
class Totals {
  private final FeedVersions versions;
  private final Transactions transactions;
  private final Counts<Record, Long> known;
  private final Cache<Key, NavigableMap<Long, After>> milestones =
      Caffeine.newBuilder().maximumSize(100).expireAfterAccess(Duration.ofMinutes(10)).build();

  @Inject
  Totals(FeedVersions versions, Recount recount, Transactions transactions, Clock clock) {
    this.versions = versions;
    this.transactions = transactions;
    this.known =
        new Counts<>(
            versions,
            recount,
            clock,
            Long::longValue,
            4_000_000,
            (list, total) -> 100 + list.toString().length());
  }

  /**
   * @param list tells lists of one visibility apart, by value
   */
  long of(Visibility visibility, Record list, Supplier<Long> count) {
    return known.get(visibility, list, () -> transactions.call(count));
  }

  /**
   * Of what a client asked; counted anew where the answer does not depend on the catalogue alone.
   */
  long of(Visibility visibility, ConditionSql condition, Record question, Supplier<Long> count) {
    return condition.lasting() ? of(visibility, question, count) : count.get();
  }

  /** The same with the milestones that are known. */
  Extent extent(Visibility visibility, Record list, Supplier<Long> count) {
    Key key = new Key(versions.ofContents(visibility), list);
    return new Extent(
        of(visibility, list, count), milestones.get(key, unknown -> new ConcurrentSkipListMap<>()));
  }

  private record Key(String version, Record list) {}
}
