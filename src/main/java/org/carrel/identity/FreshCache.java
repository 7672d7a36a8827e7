package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Remembers what the database said for at most four seconds, so that another node's change acts
 * within five, also on streams that look each second. A change of this node drops its entry after
 * commit and acts at once: a load begun before the drop is not stored.
 */
public final class FreshCache<K, V> {
  private static final Duration AGE = Duration.ofSeconds(4);
  private static final long SIZE = 10_000;

  private final Cache<K, V> cache;
  private final AtomicLong drops = new AtomicLong();

  public FreshCache(Ticker ticker) {
    this.cache =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(AGE).maximumSize(SIZE).build();
  }

  /** What is not there is asked for again each time. */
  public Optional<V> find(K key, Supplier<Optional<V>> load) {
    V known = cache.getIfPresent(key);
    if (known != null) {
      return Optional.of(known);
    }
    long before = drops.get();
    Optional<V> loaded = load.get();
    loaded.ifPresent(value -> store(key, value, before));
    return loaded;
  }

  public void drop(K key) {
    drops.incrementAndGet();
    cache.invalidate(key);
  }

  private void store(K key, V value, long before) {
    cache.asMap().compute(key, (k, old) -> drops.get() == before ? value : old);
  }
}
