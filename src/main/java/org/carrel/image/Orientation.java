package org.carrel.image;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.BufferedImage;

/**
 * One of the eight ways to hold a rectangle, by EXIF's numbers: 1 is upright, 6 has to be turned
 * clockwise by a quarter.
 *
 * @see <a href="https://www.cipa.jp/std/documents/download_e.html?CIPA_DC-008-2024-E">EXIF 3.0</a>
 */
record Orientation(int number) {
  static final Orientation UPRIGHT = new Orientation(1);

  /** Counter-clockwise, by quarters. */
  static Orientation ofAngle(int degrees) {
    return new Orientation(
        switch (Math.floorMod(degrees, 360)) {
          case 90 -> 8;
          case 180 -> 3;
          case 270 -> 6;
          default -> 1;
        });
  }

  static Orientation ofFlips(boolean across, boolean down) {
    return new Orientation(across ? down ? 3 : 2 : down ? 4 : 1);
  }

  private boolean lies() {
    return number >= 5;
  }

  Dimensions turned(Dimensions size) {
    return lies() ? new Dimensions(size.height(), size.width()) : size;
  }

  /** Where a region of the upright image lies in the stored one. */
  Rectangle stored(Rectangle region, Dimensions stored) {
    try {
      return transform(stored.width(), stored.height())
          .createInverse()
          .createTransformedShape(region)
          .getBounds();
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException(e);
    }
  }

  BufferedImage upright(BufferedImage stored) {
    if (number == 1) {
      return stored;
    }
    int width = stored.getWidth();
    int height = stored.getHeight();
    Dimensions size = turned(new Dimensions(width, height));
    return Canvas.like(stored, size)
        .draw(pen -> pen.drawImage(stored, transform(width, height), null));
  }

  private AffineTransform transform(int width, int height) {
    return switch (number) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
