package org.carrel.image;

import java.awt.image.BufferedImage;

/**
 * Three box blurs, one after the other, which look like a Gaussian one and cost the same at any
 * radius.
 */
final class Blur {
  private static final int PASSES = 3;
  private static final double WIDEST = 150;

  private Blur() {}

  static BufferedImage blur(BufferedImage picture, double sigma) {
    int radius = radius(Math.min(WIDEST, sigma));
    if (radius < 1) {
      return picture;
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = Canvas.pixels(picture);
    int[] line = new int[Math.max(width, height)];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int y = 0; y < height; y++) {
        box(pixels, y * width, 1, width, radius, line);
      }
      for (int x = 0; x < width; x++) {
        box(pixels, x, width, height, radius, line);
      }
    }
    return picture;
  }

  /** Three boxes of that radius spread as far as a Gaussian with that sigma. */
  private static int radius(double sigma) {
    return (int) Math.round((Math.sqrt(12 * sigma * sigma / PASSES + 1) - 1) / 2);
  }

  private static void box(int[] pixels, int start, int stride, int length, int radius, int[] line) {
    for (int i = 0; i < length; i++) {
      line[i] = pixels[start + i * stride];
    }
    int[] sums = new int[4];
    for (int i = -radius; i <= radius; i++) {
      add(sums, line[Math.max(0, Math.min(length - 1, i))], 1);
    }
    int count = 2 * radius + 1;
    for (int i = 0; i < length; i++) {
      pixels[start + i * stride] = mean(sums, count);
      add(sums, line[Math.min(length - 1, i + radius + 1)], 1);
      add(sums, line[Math.max(0, i - radius)], -1);
    }
  }

  private static void add(int[] sums, int argb, int sign) {
    sums[0] += sign * (argb >>> 24);
    sums[1] += sign * (argb >> 16 & 255);
    sums[2] += sign * (argb >> 8 & 255);
    sums[3] += sign * (argb & 255);
  }

  private static int mean(int[] sums, int count) {
    int half = count / 2;
    return (sums[0] + half) / count << 24
        | (sums[1] + half) / count << 16
        | (sums[2] + half) / count << 8
        | (sums[3] + half) / count;
  }

  /** Adds what a blurred picture lacks. */
  static BufferedImage sharpen(BufferedImage picture, double sigma) {
    int[] sharp = Canvas.pixels(picture);
    int[] soft = sharp.clone();
    blur(picture, sigma);
    for (int i = 0; i < sharp.length; i++) {
      sharp[i] = beyond(soft[i], sharp[i]);
    }
    return picture;
  }

  private static int beyond(int original, int blurred) {
    int result = original & 0xff000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      int value = 2 * (original >> shift & 255) - (blurred >> shift & 255);
      result |= Math.max(0, Math.min(255, value)) << shift;
    }
    return result;
  }
}
