package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Says when the last use of a credential is due to be written: at most once a minute, or more often
 * if it lives so shortly that a minute matters.
 */
final class Touches {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int PARTS_OF_A_LIFE = 10;
  private static final long SIZE = 100_000;

  private final Cache<String, Boolean> written;

  Touches(Ticker ticker, Duration life) {
    Duration part = life.dividedBy(PARTS_OF_A_LIFE);
    this.written =
        Caffeine.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(part.compareTo(LONGEST) < 0 ? part : LONGEST)
            .maximumSize(SIZE)
            .build();
  }

  /** True for one caller each time it is due. */
  boolean isDue(String credential) {
    return written.getIfPresent(credential) == null
        && written.asMap().putIfAbsent(credential, true) == null;
  }
}
