package org.carrel.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.carrel.access.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of lists, kept for as long as nothing changes. Those who ask at once wait for
 * one counting.
 *
 * <p>While a scan goes on, what was counted last of a long list is told, and counted anew behind
 * it: a count reads the rows that the scan writes one by one. What anything else changes is counted
 * before it is told.
 *
 * @param <L> tells lists apart, by value
 * @param <C> what is counted of one
 */
final class Counts<L, C> {
  /** Shorter lists are counted while somebody waits. */
  private static final long LONG = 5_000;

  /** Counting anew takes far less, unless it fails. */
  private static final Duration LAG = Duration.ofMinutes(10);

  private final FeedVersions versions;
  private final Recount recount;
  private final Clock clock;
  private final ToLongFunction<C> length;
  private final Cache<Key<L>, Counted<C>> known;

  /**
   * @param length of the list of which something was counted
   * @param weigher in characters, about: what a client asked can be long
   */
  Counts(
      FeedVersions versions,
      Recount recount,
      Clock clock,
      ToLongFunction<C> length,
      long maximumWeight,
      Weigher<L, C> weigher) {
    this.versions = versions;
    this.recount = recount;
    this.clock = clock;
    this.length = length;
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(maximumWeight)
            .weigher((Key<L> key, Counted<C> counted) -> weigher.weigh(key.list(), counted.count()))
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
  }

  /**
   * @param counting may be called later, in another thread
   */
  C get(Visibility visibility, L list, Supplier<C> counting) {
    Key<L> key = new Key<>(versions.ofEdits(visibility), list);
    Counted<C> last = known.getIfPresent(key);
    if (last != null && (isCurrent(visibility, last) || mayLag(visibility, key, last, counting))) {
      return last.count();
    }
    return counted(visibility, key, counting).count();
  }

  private boolean isCurrent(Visibility visibility, Counted<C> last) {
    return last.version().equals(versions.ofContents(visibility));
  }

  private boolean mayLag(Visibility visibility, Key<L> key, Counted<C> last, Supplier<C> counting) {
    return length.applyAsLong(last.count()) > LONG
        && !last.lagsSince(clock.instant()).plus(LAG).isBefore(clock.instant())
        && recount.begin(
            key, () -> !counted(visibility, key, counting).count().equals(last.count()));
  }

  private Counted<C> counted(Visibility visibility, Key<L> key, Supplier<C> counting) {
    return known
        .asMap()
        .compute(
            key,
            (same, last) -> {
              String version = versions.ofContents(visibility);
              return last != null && last.version().equals(version)
                  ? last
                  : new Counted<>(version, counting.get());
            });
  }

  /**
   * @param edits what else than a scan changes it
   */
  private record Key<L>(String edits, L list) {}

  /**
   * @param lagging when it was first told after a change; null before
   */
  private record Counted<C>(String version, C count, AtomicReference<@Nullable Instant> lagging) {
    private Counted(String version, C count) {
      this(version, count, new AtomicReference<>());
    }

    private Instant lagsSince(Instant now) {
      lagging.compareAndSet(null, now);
      return Objects.requireNonNull(lagging.get());
    }
  }
}
