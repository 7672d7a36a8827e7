package org.carrel.image;

import java.awt.image.BufferedImage;

/**
 * Makes new colours out of old ones, each a weighted sum of red, green and blue and a constant.
 *
 * @param rows three rows of four
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ColourMatrix(double[][] rows) {
  private static final double RED = 0.2126;
  private static final double GREEN = 0.7152;
  private static final double BLUE = 0.0722;

  static ColourMatrix saturation(double factor) {
    double r = RED * (1 - factor);
    double g = GREEN * (1 - factor);
    double b = BLUE * (1 - factor);
    return new ColourMatrix(
        new double[][] {{r + factor, g, b, 0}, {r, g + factor, b, 0}, {r, g, b + factor, 0}});
  }

  static ColourMatrix invert() {
    return new ColourMatrix(new double[][] {{-1, 0, 0, 255}, {0, -1, 0, 255}, {0, 0, -1, 255}});
  }

  /** Adds to each colour, in hundredths of the whole range. */
  static ColourMatrix add(double red, double green, double blue) {
    return new ColourMatrix(
        new double[][] {{1, 0, 0, 2.55 * red}, {0, 1, 0, 2.55 * green}, {0, 0, 1, 2.55 * blue}});
  }

  static ColourMatrix multiply(double factor, double around) {
    double rest = around * (1 - factor);
    return new ColourMatrix(
        new double[][] {{factor, 0, 0, rest}, {0, factor, 0, rest}, {0, 0, factor, rest}});
  }

  /** Turns all hues by an angle, at the same lightness. */
  static ColourMatrix hue(double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return new ColourMatrix(
        new double[][] {
          {
            RED + cos * (1 - RED) - sin * RED,
            GREEN - cos * GREEN - sin * GREEN,
            BLUE - cos * BLUE + sin * (1 - BLUE),
            0
          },
          {
            RED - cos * RED + sin * 0.143,
            GREEN + cos * (1 - GREEN) + sin * 0.140,
            BLUE - cos * BLUE - sin * 0.283,
            0
          },
          {
            RED - cos * RED - sin * (1 - RED),
            GREEN - cos * GREEN + sin * GREEN,
            BLUE + cos * (1 - BLUE) + sin * BLUE,
            0
          }
        });
  }

  BufferedImage apply(BufferedImage picture) {
    int[] pixels = Canvas.pixels(picture);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = apply(pixels[i]);
    }
    return picture;
  }

  private int apply(int argb) {
    int red = argb >> 16 & 255;
    int green = argb >> 8 & 255;
    int blue = argb & 255;
    return argb & 0xff000000
        | row(rows[0], red, green, blue) << 16
        | row(rows[1], red, green, blue) << 8
        | row(rows[2], red, green, blue);
  }

  private static int row(double[] row, int red, int green, int blue) {
    double sum = row[0] * red + row[1] * green + row[2] * blue + row[3];
    return (int) Math.max(0, Math.min(255, Math.round(sum)));
  }
}
