package org.carrel.image;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Filters that change the outline of a picture. */
final class Shapes {
  private Shapes() {}

  /** Left, top, width and height, in pixels or in shares below 1. */
  static BufferedImage crop(BufferedImage picture, Arguments arguments) {
    Rectangle whole = new Rectangle(picture.getWidth(), picture.getHeight());
    Rectangle wanted =
        new Rectangle(
            pixels(arguments, 0, whole.width),
            pixels(arguments, 1, whole.height),
            pixels(arguments, 2, whole.width),
            pixels(arguments, 3, whole.height));
    Rectangle part = whole.intersection(wanted);
    return part.isEmpty() ? picture : part(picture, part);
  }

  private static int pixels(Arguments arguments, int index, int full) {
    double number = arguments.number(index, 0);
    return (int) Math.round(number > 0 && number < 1 ? number * full : Math.min(1e9, number));
  }

  static BufferedImage part(BufferedImage picture, Rectangle part) {
    return part.equals(new Rectangle(picture.getWidth(), picture.getHeight()))
        ? picture
        : Canvas.like(picture, new Dimensions(part.width, part.height))
            .draw(pen -> pen.drawImage(picture, -part.x, -part.y, null));
  }

  /** In hundredths, or as a share up to 1. */
  static BufferedImage proportion(BufferedImage picture, double number) {
    double share = number > 1 ? number / 100 : number;
    if (share <= 0) {
      return picture;
    }
    ImageLimits.check(picture.getWidth() * share, picture.getHeight() * share);
    return Scaling.scale(picture, Canvas.size(picture).times(share));
  }

  /** Squares of the mean of what was in them. */
  static BufferedImage pixelate(BufferedImage picture, int block) {
    if (block < 2) {
      return picture;
    }
    BufferedImage coarse = Scaling.scale(picture, Canvas.size(picture).times(1.0 / block));
    int width = picture.getWidth();
    int[] small = Canvas.pixels(coarse);
    int[] pixels = Canvas.pixels(picture);
    for (int i = 0; i < pixels.length; i++) {
      int x = Math.min(coarse.getWidth() - 1, i % width / block);
      int y = Math.min(coarse.getHeight() - 1, i / width / block);
      pixels[i] = small[y * coarse.getWidth() + x];
    }
    return picture;
  }

  /** Radius across, radius down and the colour behind; see-through without a colour. */
  static BufferedImage roundCorners(BufferedImage picture, Arguments arguments) {
    double across = arguments.number(0, 0, 0, picture.getWidth());
    double down = arguments.number(1, across, 0, picture.getHeight());
    Optional<Color> colour = arguments.colour(2);
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage rounded =
        Canvas.of(Canvas.size(picture), true)
            .draw(
                pen -> {
                  pen.fill(new RoundRectangle2D.Double(0, 0, width, height, 2 * across, 2 * down));
                  pen.setComposite(AlphaComposite.SrcIn);
                  pen.drawImage(picture, 0, 0, null);
                });
    return colour.map(behind -> Canvas.flat(rounded, behind)).orElse(rounded);
  }
}
