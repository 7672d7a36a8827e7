package org.carrel.image;

import java.awt.image.BufferedImage;

/**
 * A picture's coarsest waves as text.
 *
 * @see <a href="https://github.com/woltapp/blurhash/blob/master/Algorithm.md">the algorithm</a>
 */
final class Blurhash {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

  private final BufferedImage picture;
  private final int across;
  private final int down;
  private final StringBuilder text = new StringBuilder();

  private Blurhash(BufferedImage picture, int across, int down) {
    this.picture = picture;
    this.across = across;
    this.down = down;
  }

  /**
   * @param across waves from left to right, from 1 to 9
   * @param down the same from top to bottom
   */
  static String of(BufferedImage picture, int across, int down) {
    return new Blurhash(picture, across, down).text();
  }

  private String text() {
    double[][] waves = new double[across * down][];
    double loudest = 0;
    for (int i = 0; i < waves.length; i++) {
      waves[i] = wave(i % across, i / across);
      for (int c = 0; i > 0 && c < 3; c++) {
        loudest = Math.max(loudest, Math.abs(waves[i][c]));
      }
    }
    digits(across - 1 + (down - 1) * 9, 1);
    int step = waves.length == 1 ? 0 : clamp((int) Math.floor(loudest * 166 - 0.5), 82);
    digits(step, 1);
    digits(srgb(waves[0][0]) << 16 | srgb(waves[0][1]) << 8 | srgb(waves[0][2]), 4);
    for (int i = 1; i < waves.length; i++) {
      digits(quantised(waves[i], (step + 1) / 166.0), 2);
    }
    return text.toString();
  }

  /** The mean of a colour weighted by a wave, in linear light. */
  private double[] wave(int i, int j) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = Canvas.pixels(picture);
    double[] sum = new double[3];
    for (int p = 0; p < pixels.length; p++) {
      double basis =
          Math.cos(Math.PI * i * (p % width) / width)
              * Math.cos(Math.PI * j * (p / width) / height);
      sum[0] += basis * linear(pixels[p] >> 16 & 255);
      sum[1] += basis * linear(pixels[p] >> 8 & 255);
      sum[2] += basis * linear(pixels[p] & 255);
    }
    double scale = (i == 0 && j == 0 ? 1.0 : 2.0) / pixels.length;
    return new double[] {sum[0] * scale, sum[1] * scale, sum[2] * scale};
  }

  private static int quantised(double[] wave, double loudest) {
    int value = 0;
    for (double part : wave) {
      double root = Math.signum(part) * Math.sqrt(Math.abs(part / loudest));
      value = value * 19 + clamp((int) Math.floor(root * 9 + 9.5), 18);
    }
    return value;
  }

  private static int clamp(int value, int most) {
    return Math.max(0, Math.min(most, value));
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static int srgb(double linear) {
    double share = Math.max(0, Math.min(1, linear));
    double value = share <= 0.0031308 ? share * 12.92 : 1.055 * Math.pow(share, 1 / 2.4) - 0.055;
    return (int) (value * 255 + 0.5);
  }

  private void digits(int value, int count) {
    for (int i = count - 1; i >= 0; i--) {
      text.append(DIGITS.charAt(value / (int) Math.pow(83, i) % 83));
    }
  }
}
