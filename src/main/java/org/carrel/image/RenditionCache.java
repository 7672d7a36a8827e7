package org.carrel.image;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.config.Settings;

/**
 * Images that were made, on disk and the small ones in memory, too. One key is made once at a time;
 * what was not read for longest gives way. A file that is damaged is made anew. Several nodes may
 * share the folder.
 */
@Singleton
public final class RenditionCache {
  private static final Logger LOG = System.getLogger(RenditionCache.class.getName());
  private static final long IN_MEMORY = 8L << 20;
  private static final int LARGEST_IN_MEMORY = 64 * 1024;

  private final Path folder;
  private final Sweep sweep;
  private final InFlight<Rendition> inFlight = new InFlight<>();
  private final Cache<String, Rendition> small =
      Caffeine.newBuilder()
          .maximumWeight(IN_MEMORY)
          .weigher((String key, Rendition image) -> (int) image.length() + 200)
          .build();

  @Inject
  public RenditionCache(Settings settings, Clock clock) {
    this(
        settings.data().resolve("renditions"),
        (long) settings.images().cacheMegabytes() << 20,
        clock);
  }

  /**
   * @param bytes that the folder may hold
   */
  RenditionCache(Path folder, long bytes, Clock clock) {
    this.folder = folder;
    this.sweep = new Sweep(folder, bytes, clock);
  }

  /**
   * @param make asked only if the image is not there; its failure is everybody's who waits for it
   */
  public Rendition get(RenditionKey named, Supplier<Encoded> make) {
    String key = named.hex();
    Rendition known = small.getIfPresent(key);
    if (known != null) {
      sweep.wasRead(key);
      return known;
    }
    return inFlight.get(key, () -> stored(key).orElseGet(() -> kept(key, make.get())));
  }

  /** Makes the image in any case; it is kept as long as it is sent, and until it is made again. */
  public Rendition anew(RenditionKey named, Supplier<Encoded> make) {
    return kept(named.hex(), make.get());
  }

  private Optional<Rendition> stored(String key) {
    Optional<Rendition> stored = new RenditionFile(file(key)).read();
    stored.ifPresent(
        image -> {
          sweep.wasRead(key);
          remember(key, image);
        });
    return stored;
  }

  /** A full disk costs the memory of what was made, not the answer. */
  private Rendition kept(String key, Encoded image) {
    try {
      Rendition written = new RenditionFile(file(key)).write(image);
      sweep.wasWritten(key, RenditionFile.size(image));
      remember(key, written);
      return written;
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Images cannot be kept: " + e.getMessage());
      return new Rendition.Small(image);
    }
  }

  private void remember(String key, Rendition image) {
    if (image.length() <= LARGEST_IN_MEMORY) {
      small.put(key, image);
    }
  }

  private Path file(String key) {
    return RenditionFile.path(folder, key);
  }

  @PreDestroy
  void close() {
    sweep.noteReads();
  }
}
