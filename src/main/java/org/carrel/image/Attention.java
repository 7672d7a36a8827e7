package org.carrel.image;

import java.awt.image.BufferedImage;

/**
 * Guesses where the eye goes: the middle of all edges, the strong ones counting for more. An
 * approximation of what imagor's library does.
 */
final class Attention {
  /** Pixels along the longer side that are enough for it. */
  static final int SIDE = 128;

  private Attention() {}

  static Focus focus(BufferedImage picture) {
    int width = picture.getWidth();
    int[] pixels = Canvas.pixels(picture);
    double across = 0;
    double down = 0;
    double weight = 1e-9;
    for (int i = width; i < pixels.length; i++) {
      double edge = i % width == 0 ? 0 : edge(pixels[i], pixels[i - 1], pixels[i - width]);
      across += edge * (i % width);
      down += edge * (i / width);
      weight += edge;
    }
    return weight < 1
        ? Focus.CENTRE
        : Focus.centredOn(across / weight / width, down / weight / picture.getHeight());
  }

  private static double edge(int pixel, int left, int above) {
    int difference = Math.abs(grey(pixel) - grey(left)) + Math.abs(grey(pixel) - grey(above));
    return (double) difference * difference;
  }

  private static int grey(int argb) {
    return (2 * (argb >> 16 & 255) + 5 * (argb >> 8 & 255) + (argb & 255)) / 8;
  }
}
