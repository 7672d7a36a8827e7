package org.carrel.image;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.coobird.thumbnailator.Thumbnailator;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Makes small JPEGs out of large images.
 *
 * <p>Safe for threads. Never more than two images are decoded at once, large ones alone; further
 * callers wait their turn for up to 30 seconds. JPEG, PNG, GIF (the first frame) and WebP go in.
 */
@Singleton
public final class Thumbnails {
  private static final int AT_ONCE = 2;

  /** Pixels; an image beyond is decoded alone. */
  private static final long LARGE = 16_000_000;

  private static final int PATIENCE_SECONDS = 30;
  private static final int LONGEST_SIDE = 8_192;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  @Inject
  public Thumbnails() {}

  /**
   * The image fitted into a box, its shape kept, on white where it was transparent; never enlarged.
   *
   * @param width of the box, in pixels
   * @param height of the box, in pixels
   * @return a baseline JPEG
   * @throws Failure {@code INVALID} if the image is damaged or the box empty or beyond 8,192
   *     pixels; {@code UNSUPPORTED_MEDIA_TYPE}; {@code TOO_LARGE} for more pixels than a scan or
   *     photograph has, told before decoding; {@code UNAVAILABLE} if no turn comes
   */
  public byte[] jpeg(byte[] image, int width, int height) {
    if (Math.min(width, height) < 1 || Math.max(width, height) > LONGEST_SIDE) {
      throw Failure.invalid("The size asked for is out of range.");
    }
    Dimensions full = Decoder.dimensions(image);
    int share = full.pixels() > LARGE ? AT_ONCE : 1;
    await(share);
    try {
      return make(image, full, new Dimensions(width, height));
    } finally {
      turns.release(share);
    }
  }

  /**
   * The size of an image, read from its header.
   *
   * @throws Failure as {@link #jpeg}
   */
  public Dimensions dimensions(byte[] image) {
    return Decoder.dimensions(image);
  }

  private static byte[] make(byte[] image, Dimensions full, Dimensions box) {
    Dimensions wanted = full.within(box);
    BufferedImage decoded = Jpeg.onWhite(Decoder.decode(image, box));
    BufferedImage small = Thumbnailator.createThumbnail(decoded, wanted.width(), wanted.height());
    return Jpeg.encode(small);
  }

  private void await(int share) {
    try {
      if (!turns.tryAcquire(share, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new Failure(Reason.UNAVAILABLE, "Too many images are being made at the moment.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Failure(Reason.UNAVAILABLE, "The server is stopping.", stopped);
    }
  }
}
