package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers for some minutes what rightly signed tokens say, by their whole text, so that another
 * spelling of one is never taken for it. Whether it holds now, and whether its account does, is for
 * the reader to ask each time.
 */
public final class SignedTexts<T> {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final long SIZE = 10_000;

  private final Cache<String, T> claims;

  public SignedTexts(Ticker ticker) {
    this.claims =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(REMEMBERED).maximumSize(SIZE).build();
  }

  /**
   * @param read verifies the signature; what it finds nothing in is read again each time
   */
  public Optional<T> find(String token, Function<String, Optional<T>> read) {
    T known = claims.getIfPresent(token);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<T> found = read.apply(token);
    found.ifPresent(said -> claims.put(token, said));
    return found;
  }
}
