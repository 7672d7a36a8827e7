package org.carrel.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * A picture of ours out of a larger one whose rows come one after the other: each pixel is the mean
 * of those that it covers. Only one row of the result is under way at any time, so that the larger
 * picture never lies in memory.
 *
 * <p>Along each side a pixel of the source is as long as the result has pixels, and one of the
 * result as long as the source has, so that all lengths are whole numbers.
 */
final class Shrinking {
  private final Dimensions from;
  private final Dimensions to;
  private final int bands;
  private final int[] sums;
  private final float[] line;
  private final float[] weights;
  private final int taps;
  private final int[] pixels;
  private final BufferedImage result;
  private int taken;
  private int made;

  /**
   * @param to no side longer than that of {@code from}
   * @param bands 1 for grey; 3 for red, green and blue
   */
  Shrinking(Dimensions from, Dimensions to, int bands) {
    this.from = from;
    this.to = to;
    this.bands = bands;
    this.taps = (from.width() + to.width() - 1) / to.width() + 1;
    this.sums = new int[from.width() * bands];
    this.line = new float[sums.length + taps * bands];
    this.weights = weights(from, to, taps);
    this.result = Canvas.of(to, false).picture();
    this.pixels = Canvas.pixels(result);
  }

  /** How much each pixel of a row counts for each of the result's. */
  private static float[] weights(Dimensions from, Dimensions to, int taps) {
    float[] weights = new float[to.width() * taps];
    float all = (float) from.width() * from.height();
    for (int x = 0; x < to.width(); x++) {
      int begins = x * from.width();
      for (int tap = 0; tap < taps; tap++) {
        int place = (begins / to.width() + tap) * to.width();
        int end = Math.min(begins + from.width(), place + to.width());
        weights[x * taps + tap] = Math.max(0, end - Math.max(begins, place)) / all;
      }
    }
    return weights;
  }

  /** The next row, from the top. */
  void take(byte[] samples) {
    int begins = taken * to.height();
    int ends = begins + to.height();
    int full = (made + 1) * from.height();
    add(samples, Math.min(ends, full) - begins);
    if (ends >= full) {
      finishRow();
      add(samples, ends - full);
    }
    taken++;
  }

  private void add(byte[] samples, int weight) {
    for (int i = 0; weight > 0 && i < sums.length; i++) {
      sums[i] += weight * (samples[i] & 255);
    }
  }

  private void finishRow() {
    for (int i = 0; i < sums.length; i++) {
      line[i] = sums[i];
    }
    Arrays.fill(sums, 0);
    if (bands == 1) {
      writeGrey(made * to.width());
    } else {
      writeColour(made * to.width());
    }
    made++;
  }

  private void writeColour(int at) {
    for (int x = 0; x < to.width(); x++) {
      int first = 3 * (x * from.width() / to.width());
      float red = 0.5f;
      float green = 0.5f;
      float blue = 0.5f;
      for (int tap = 0; tap < taps; tap++) {
        float weight = weights[x * taps + tap];
        red += weight * line[first + 3 * tap];
        green += weight * line[first + 3 * tap + 1];
        blue += weight * line[first + 3 * tap + 2];
      }
      pixels[at + x] = (int) red << 16 | (int) green << 8 | (int) blue;
    }
  }

  private void writeGrey(int at) {
    for (int x = 0; x < to.width(); x++) {
      int first = x * from.width() / to.width();
      float grey = 0.5f;
      for (int tap = 0; tap < taps; tap++) {
        grey += weights[x * taps + tap] * line[first + tap];
      }
      pixels[at + x] = (int) grey * 0x010101;
    }
  }

  /** Empty as long as rows are missing. */
  Optional<BufferedImage> result() {
    return taken == from.height() ? Optional.of(result) : Optional.empty();
  }
}
