package org.carrel.image;

import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** What one image may cost; whatever asks for more is refused before a pixel is decoded. */
final class ImageLimits {
  /** Pixels along one side. */
  static final int SIDE = 9_999;

  /** Of all frames together. */
  static final long PIXELS = 81_000_000;

  static final int FRAMES = 10_000;

  /** Bytes of a colour profile: those of printers have up to three million. */
  static final long PROFILE = 4L << 20;

  /** Bytes of an encoded image. */
  static final int FILE = 48 << 20;

  private static final int BYTES_A_PIXEL = 4;

  private ImageLimits() {}

  /** Pixels that may be in memory at once, of all images together: three tenths of the heap. */
  static int inMemory() {
    long share = Runtime.getRuntime().maxMemory() * 3 / 10 / BYTES_A_PIXEL;
    return (int) Math.max(1_000_000, Math.min(PIXELS, share));
  }

  /**
   * @throws Failure TOO_LARGE
   */
  static void check(Dimensions size, Traits traits) {
    check(size.width(), size.height());
    boolean endless = traits.frames() > FRAMES || size.pixels() * traits.frames() > PIXELS;
    if (endless || traits.profile() > PROFILE) {
      throw tooLarge();
    }
  }

  /**
   * @throws Failure TOO_LARGE
   */
  static void check(double width, double height) {
    if (width > SIDE || height > SIDE || width * height > PIXELS) {
      throw tooLarge();
    }
  }

  static Failure tooLarge() {
    return new Failure(Reason.TOO_LARGE, "maximum resolution exceeded");
  }
}
