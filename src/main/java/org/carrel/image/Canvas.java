package org.carrel.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/** An empty picture to draw upon. All pictures that are worked on have one int for each pixel. */
record Canvas(BufferedImage picture) {

  static Canvas of(Dimensions size, boolean transparent) {
    ImageLimits.check(size.width(), size.height());
    int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    return new Canvas(new BufferedImage(size.width(), size.height(), type));
  }

  /** Transparent if the other one is. */
  static Canvas like(BufferedImage other, Dimensions size) {
    return of(size, isTransparent(other));
  }

  static boolean isTransparent(BufferedImage picture) {
    return picture.getColorModel().hasAlpha();
  }

  static Dimensions size(BufferedImage picture) {
    return new Dimensions(picture.getWidth(), picture.getHeight());
  }

  /** The very pixels of a picture of ours: what is written there is in the picture. */
  static int[] pixels(BufferedImage picture) {
    return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }

  /** A picture of ours with these pixels. */
  static BufferedImage working(BufferedImage picture, boolean transparent) {
    int wanted = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    return picture.getType() == wanted
        ? picture
        : of(size(picture), transparent).draw(pen -> pen.drawImage(picture, 0, 0, null));
  }

  BufferedImage draw(Consumer<Graphics2D> drawing) {
    Graphics2D pen = picture.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      drawing.accept(pen);
    } finally {
      pen.dispose();
    }
    return picture;
  }

  /** The picture before one colour, where it is transparent. */
  static BufferedImage flat(BufferedImage picture, Color background) {
    return of(size(picture), false).draw(pen -> pen.drawImage(picture, 0, 0, background, null));
  }
}
