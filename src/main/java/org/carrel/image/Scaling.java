package org.carrel.image;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.resizers.DefaultResizerFactory;

/** Makes a picture of another size. */
final class Scaling {
  private Scaling() {}

  /** A picture of ours in exactly that size. */
  static BufferedImage scale(BufferedImage picture, Dimensions to) {
    boolean transparent = Canvas.isTransparent(picture);
    if (Canvas.size(picture).equals(to)) {
      return Canvas.working(picture, transparent);
    }
    BufferedImage scaled = Canvas.of(to, transparent).picture();
    DefaultResizerFactory.getInstance()
        .getResizer(
            new Dimension(picture.getWidth(), picture.getHeight()),
            new Dimension(to.width(), to.height()))
        .resize(picture, scaled);
    return scaled;
  }
}
