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
    return lay(fitting, picture, arguments, Blend.NORMAL);
  }

  private static double most(Arguments arguments, int index, int full, int part) {
    double percent = arguments.number(index, 0, 0, 100);
    return percent == 0 ? Double.POSITIVE_INFINITY : percent / 100 * full / part;
  }

  /**
   * A whole address of an image, place, transparency, and how the colours meet. A side in the
   * address may be {@code f}, as long as the picture's.
   */
  BufferedImage image(BufferedImage picture, Arguments arguments) {
    if (depth >= DEEPEST) {
      return picture;
    }
    String address = FullSides.resolved(arguments.text(0), Canvas.size(picture));
    Blend blend = Blend.named(arguments.text(4)).orElse(Blend.NORMAL);
    return lay(picture(address), picture, arguments, blend);
  }

  private BufferedImage picture(String address) {
    Parameters named = named(address);
    Pipeline pipeline = new Pipeline(named, new Overlays(source, admission, depth + 1));
    return named.isColour()
        ? pipeline.picture()
        : pipeline.picture(Frames.shown(named, source, admission));
  }

  /** What an overlay's name stands for. */
  static Parameters named(String address) {
    String plain = FullSides.resolved(address, new Dimensions(1, 1));
    return ParametersReader.read(plain.startsWith("/") ? plain.substring(1) : plain);
  }

  private static BufferedImage lay(
      BufferedImage mark, BufferedImage picture, Arguments arguments, Blend blend) {
    double opacity = 1 - arguments.number(3, 0, 0, 100) / 100;
    Placement x = new Placement(arguments.text(1));
    Placement y = new Placement(arguments.text(2));
    int left = x.start(picture.getWidth(), mark.getWidth());
    int top = y.start(picture.getHeight(), mark.getHeight());
    if (blend != Blend.NORMAL) {
      BufferedImage below = blend.cutsOut() ? Canvas.working(picture, true) : picture;
      BufferedImage above = Canvas.working(mark, Canvas.isTransparent(mark));
      blend.lay(above, left, top, opacity, below);
      return below;
    }
    int across = x.times(picture.getWidth(), mark.getWidth());
    int down = y.times(picture.getHeight(), mark.getHeight());
    return new Canvas(picture)
        .draw(
            pen -> {
              pen.setComposite(
                  AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
              for (int i = 0; i < across * down; i++) {
                int column = left + i % across * mark.getWidth();
                int row = top + i / across * mark.getHeight();
                pen.drawImage(mark, column, row, null);
              }
            });
  }
}
