package org.carrel.protocol.opds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.config.Settings;
import org.carrel.http.EntityTag;
import org.junit.jupiter.api.Test;

final class FeedCacheTest {
  private final AtomicInteger writings = new AtomicInteger();

  @Test
  void writesAFeedOnceForATagAndAnAddress() {
    FeedCache cache = cache("16");

    assertThat(ask(cache, "v1", "/a")).isEqualTo(ask(cache, "v1", "/a"));
    ask(cache, "v2", "/a");
    ask(cache, "v2", "/b");

    assertThat(writings).hasValue(3);
  }

  @Test
  void writesAnewEachTimeWhereNothingIsKept() {
    FeedCache cache = cache("0");

    ask(cache, "v1", "/a");
    ask(cache, "v1", "/a");

    assertThat(writings).hasValue(2);
  }

  private byte[] ask(FeedCache cache, String tag, String address) {
    return cache.get(
        EntityTag.of(tag), address, () -> new byte[] {(byte) writings.incrementAndGet()});
  }

  private static FeedCache cache(String megabytes) {
    return new FeedCache(
        Settings.read(
            key -> key.equals("carrel.catalog.kept") ? Optional.of(megabytes) : Optional.empty()));
  }
}
