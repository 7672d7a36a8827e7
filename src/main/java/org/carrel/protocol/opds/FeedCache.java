package org.carrel.protocol.opds;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.carrel.config.Settings;
import org.carrel.http.EntityTag;

/**
 * Feeds as they were last written. A strong tag promises the same bytes, so whoever asks for the
 * same address under the same tag is given them, without a statement; a change of the catalogue
 * changes the tag. Those who ask at once for a feed that is not here wait for one writing of it.
 */
@Singleton
class FeedCache {
  private final boolean keepsNothing;
  private final Cache<Key, byte[]> feeds;

  @Inject
  FeedCache(Settings settings) {
    this.keepsNothing = settings.kept().nothing();
    this.feeds =
        Caffeine.newBuilder()
            .maximumWeight((long) settings.kept().megabytes() << 20)
            .weigher((Key key, byte[] feed) -> feed.length + 2 * key.address().length())
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
  }

  byte[] get(EntityTag tag, String address, Supplier<byte[]> writing) {
    return keepsNothing ? writing.get() : feeds.get(new Key(tag, address), key -> writing.get());
  }

  private record Key(EntityTag tag, String address) {
    @Override
    public String toString() {
      return "Key[" + tag.quoted() + "]";
    }
  }
}
