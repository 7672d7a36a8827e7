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
import org.carrel.format.PageImage;
import org.carrel.image.Dimensions;
import org.carrel.image.Thumbnails;

/**
 * Covers on disk, named by their content: {@code covers/ab/<SHA-256>} as it lies in the book, and
 * beside it a small JPEG. Written once, never changed.
 */
@Singleton
class CoverFiles {
  static final String SMALL_TYPE = "image/jpeg";

  /** What reader apps show in lists, in pixels. */
  private static final int SMALL_WIDTH = 300;

  private static final int SMALL_HEIGHT = 400;

  private final Path folder;
  private final Thumbnails thumbnails;

  @Inject
  CoverFiles(Settings settings, Thumbnails thumbnails) {
    this.folder = settings.data().resolve("covers");
    this.thumbnails = thumbnails;
  }

  /**
   * Keeps both sizes of an image.
   *
   * @return empty if it is no image that can be shown
   * @throws UncheckedIOException if the disk does not take it
   */
  Optional<CoverFacts> keep(PageImage image) {
    String hash = Sha256.hex(image.bytes());
    try {
      Dimensions full = thumbnails.dimensions(image.bytes());
      if (Files.notExists(small(hash))) {
        write(original(hash), image.bytes());
        write(small(hash), thumbnails.jpeg(image.bytes(), SMALL_WIDTH, SMALL_HEIGHT));
      }
      return Optional.of(new CoverFacts(hash, image.mediaType(), full.width(), full.height()));
    } catch (Failure unusable) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The cover store cannot be written.", e);
    }
  }

  Path original(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash);
  }

  Path small(String hash) {
    return folder.resolve(hash.substring(0, 2)).resolve(hash + ".small.jpg");
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
