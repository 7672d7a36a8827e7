package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.HOSTILE;

import java.nio.ByteBuffer;

/**
 * Finds what a JPEG 2000 image says of its size, wherever it says so: one that stands in a box that
 * readers pass over counts, too.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.800">T.800, A.5.1: image and tile size</a>
 */
final class JpxScan {
  private static final int MARKERS = 0xFF4FFF51;
  private static final int LENGTH = 42;
  private static final int MOST_TILES = 65_535;
  private static final int MOST_COMPONENTS = 5;
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private JpxScan() {}

  /** Of the largest size in it. */
  static long pixels(byte[] image) {
    ByteBuffer bytes = ByteBuffer.wrap(image);
    long most = 0;
    for (int i = 0; i + LENGTH <= image.length; i++) {
      if (image[i] == -1 && bytes.getInt(i) == MARKERS) {
        most = Math.max(most, pixels(bytes, i + 4));
      }
    }
    if (most == 0) {
      throw new UnreadableBook(DAMAGED, "The page holds an image that is damaged.");
    }
    return most;
  }

  /**
   * @param at where the marker's segment begins
   */
  private static long pixels(ByteBuffer bytes, int at) {
    long width = number(bytes, at + 4) - number(bytes, at + 12);
    long height = number(bytes, at + 8) - number(bytes, at + 16);
    long across = tiles(width, number(bytes, at + 20));
    long down = tiles(height, number(bytes, at + 24));
    boolean many = across * down > MOST_TILES || bytes.getShort(at + 36) > MOST_COMPONENTS;
    if (width < 1 || height < 1 || many) {
      throw new UnreadableBook(HOSTILE, "The page holds an image that makes no sense.");
    }
    return Math.min(width, Integer.MAX_VALUE) * Math.min(height, Integer.MAX_VALUE);
  }

  private static long tiles(long side, long tile) {
    return tile == 0 ? MOST_TILES + 1L : (side + tile - 1) / tile;
  }

  private static long number(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & UNSIGNED;
  }
}
