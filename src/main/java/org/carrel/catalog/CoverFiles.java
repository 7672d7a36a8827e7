package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.PageImage;
import org.carrel.image.Dimensions;
import org.carrel.image.ImageFormat;
import org.carrel.image.Parameters;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Fit;
import org.carrel.image.Renderer;
import org.carrel.image.Rendition;
import org.carrel.image.RenditionCache;
import org.carrel.image.RenditionKey;
import org.carrel.image.Source;

/**
 * Covers on disk, named by their content: {@code covers/ab/<SHA-256>} as it lies in the book.
 * Written once, never changed. The small ones are made of them whenever the cache has none.
 */
@Singleton
class CoverFiles {
  /** What reader apps show in lists, in pixels. */
  private static final Parameters SMALL =
      Parameters.of("cover").resized(Fit.FIT_IN, Box.of(300, 400));

  private static final Optional<ImageFormat> SMALL_FORMAT = Optional.of(ImageFormat.JPEG);

  private final Path folder;
  private final Renderer renderer;
  private final RenditionCache cache;

  @Inject
  CoverFiles(Settings settings, Renderer renderer, RenditionCache cache) {
    this.folder = settings.data().resolve("covers");
    this.renderer = renderer;
    this.cache = cache;
  }

  /**
   * Keeps an image, and makes the small one.
   *
   * @return empty if it is of a kind that is not shown
   * @throws Failure for another reason, as {@link Renderer} says
   * @throws UncheckedIOException if the disk does not take it
   */
  Optional<CoverFacts> keep(PageImage image) {
    String hash = Sha256.hex(image.bytes());
    try {
      Dimensions full = renderer.dimensions(image.bytes());
      if (Files.notExists(original(hash))) {
        small(hash, name -> image.bytes());
        write(original(hash), image.bytes());
      }
      return Optional.of(new CoverFacts(hash, image.mediaType(), full.width(), full.height()));
    } catch (Failure unusable) {
      if (unusable.reason() == Reason.UNSUPPORTED_MEDIA_TYPE) {
        return Optional.empty();
      }
      throw unusable;
    } catch (IOException e) {
      throw new UncheckedIOException("The cover store cannot be written.", e);
    }
  }

  Path original(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }

  /**
   * A small JPEG.
   *
   * @throws Failure {@code NOT_FOUND} if the cover is gone; as {@link Renderer} says
   */
  Rendition small(String hash) {
    return small(hash, name -> bytes(hash));
  }

  /** The same of a picture that lies elsewhere. */
  Rendition small(String hash, Source source) {
    RenditionKey key = RenditionKey.of(CoverImage.identity(hash), SMALL, SMALL_FORMAT);
    return cache.get(key, () -> renderer.render(SMALL, SMALL_FORMAT, source));
  }

  /** Makes it in any case. */
  void smallAnew(String hash) {
    RenditionKey key = RenditionKey.of(CoverImage.identity(hash), SMALL, SMALL_FORMAT);
    cache.anew(key, () -> renderer.render(SMALL, SMALL_FORMAT, name -> bytes(hash)));
  }

  byte[] bytes(String hash) {
    try {
      return Files.readAllBytes(original(hash));
    } catch (IOException gone) {
      throw Failure.notFound("The cover is no longer there.");
    }
  }

  /** Whole or not at all, also when two nodes write the same. */
  private static void write(Path file, byte[] bytes) throws IOException {
    Path parent = Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = Files.createTempFile(parent, "part-", null);
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
