package org.carrel.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.carrel.image.Parameters.Trim;

/** Cuts off borders that look like one corner of the picture. */
final class Trimming {
  private Trimming() {}

  /** The picture itself if it is of one colour. */
  static BufferedImage trim(BufferedImage picture, Trim trim) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = Canvas.pixels(picture);
    int border = pixels[trim.bottomRight() ? pixels.length - 1 : 0];
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int i = 0; i < pixels.length; i++) {
      if (differs(pixels[i], border, Math.max(1, trim.tolerance()))) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = i / width;
      }
    }
    return right < 0
        ? picture
        : Shapes.part(picture, new Rectangle(left, top, right - left + 1, bottom - top + 1));
  }

  private static boolean differs(int one, int other, int tolerance) {
    int distance = 0;
    for (int shift = 0; shift <= 24; shift += 8) {
      int difference = (one >>> shift & 255) - (other >>> shift & 255);
      distance += difference * difference;
    }
    return distance >= tolerance * tolerance;
  }
}
