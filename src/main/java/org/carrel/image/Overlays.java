package org.carrel.image;

import java.awt.AlphaComposite;
import java.awt.image.BufferedImage;

/**
 * Other images laid upon a picture. They may be changed themselves, as any image may.
 *
 * @param depth how many images deep this one is named
 */
record Overlays(Source source, Admission admission, int depth) {
  private static final int DEEPEST = 2;

  /** Name, place, transparency, and the most it may take of width and height, in hundredths. */
  BufferedImage watermark(BufferedImage picture, Arguments arguments) {
    if (depth >= DEEPEST) {
      return picture;
    }
    BufferedImage mark = picture(arguments.text(0));
    double across = most(arguments, 4, picture.getWidth(), mark.getWidth());
    double down = most(arguments, 5, picture.getHeight(), mark.getHeight());
    double factor = Math.min(across, down);
    BufferedImage fitting =
        Double.isInfinite(factor) ? mark : Scaling.scale(mark, Canvas.size(mark).times(factor));
    return lay(fitting, picture, arguments);
  }

  private static double most(Arguments arguments, int index, int full, int part) {
    double percent = arguments.number(index, 0, 0, 100);
    return percent == 0 ? Double.POSITIVE_INFINITY : percent / 100 * full / part;
  }

  /** A whole address of an image, place, transparency. */
  BufferedImage image(BufferedImage picture, Arguments arguments) {
    return depth >= DEEPEST ? picture : lay(picture(arguments.text(0)), picture, arguments);
  }

  private BufferedImage picture(String address) {
    Parameters named = named(address);
    Pipeline pipeline = new Pipeline(named, new Overlays(source, admission, depth + 1));
    return named.isColour()
        ? pipeline.picture()
        : pipeline.picture(Decoder.open(source.read(named.image())));
  }

  /** What an overlay's name stands for. */
  static Parameters named(String address) {
    return ParametersReader.read(address.startsWith("/") ? address.substring(1) : address);
  }

  private static BufferedImage lay(BufferedImage mark, BufferedImage picture, Arguments arguments) {
    float opacity = (float) (1 - arguments.number(3, 0, 0, 100) / 100);
    int left = new Placement(arguments.text(1)).start(picture.getWidth(), mark.getWidth());
    int top = new Placement(arguments.text(2)).start(picture.getHeight(), mark.getHeight());
    return new Canvas(picture)
        .draw(
            pen -> {
              pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, opacity));
              pen.drawImage(mark, left, top, null);
            });
  }
}
