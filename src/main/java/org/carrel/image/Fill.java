package org.carrel.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.carrel.image.Parameters.Align;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Padding;

/** What is around and behind a picture that does not fill its box. */
record Fill(Parameters parameters) {
  private static final int BLUR_AS_SHARE = 20;

  /** A colour, {@code auto} for the picture's mean, {@code blur} for the picture out of focus. */
  BufferedImage fill(BufferedImage picture, Arguments arguments) {
    return switch (arguments.text(0)) {
      case "blur" -> blurred(picture);
      case "auto" -> around(picture, Colours.average(picture));
      default -> around(picture, arguments.colour(0).orElse(Colours.NONE));
    };
  }

  BufferedImage around(BufferedImage picture, Color colour) {
    Dimensions size = size(picture);
    boolean transparent = colour.getAlpha() < 255;
    return Canvas.of(size, transparent)
        .draw(
            pen -> {
              pen.setColor(colour);
              pen.fillRect(0, 0, size.width(), size.height());
              pen.drawImage(picture, left(picture, size), top(picture, size), null);
            });
  }

  private BufferedImage blurred(BufferedImage picture) {
    Dimensions size = size(picture);
    int longer = Math.max(size.width(), size.height());
    BufferedImage behind =
        Blur.blur(
            Canvas.flat(Scaling.scale(picture, size), Color.WHITE),
            (double) longer / BLUR_AS_SHARE);
    return new Canvas(behind)
        .draw(pen -> pen.drawImage(picture, left(picture, size), top(picture, size), null));
  }

  /** The box, if the picture was fitted into it, and the padding. */
  private Dimensions size(BufferedImage picture) {
    Padding padding = parameters.padding();
    Dimensions inside = inside(picture);
    double width = (double) inside.width() + padding.left() + padding.right();
    double height = (double) inside.height() + padding.top() + padding.bottom();
    ImageLimits.check(width, height);
    return new Dimensions((int) width, (int) height);
  }

  private Dimensions inside(BufferedImage picture) {
    Box box = parameters.box();
    return new Dimensions(
        Math.max(box.width(), picture.getWidth()), Math.max(box.height(), picture.getHeight()));
  }

  private int left(BufferedImage picture, Dimensions size) {
    Padding padding = parameters.padding();
    Align align = parameters.align();
    int free = size.width() - padding.left() - padding.right() - picture.getWidth();
    return padding.left() + (align.toLeft() ? 0 : align.toRight() ? free : free / 2);
  }

  private int top(BufferedImage picture, Dimensions size) {
    Padding padding = parameters.padding();
    Align align = parameters.align();
    int free = size.height() - padding.top() - padding.bottom() - picture.getHeight();
    return padding.top() + (align.toTop() ? 0 : align.toBottom() ? free : free / 2);
  }

  /** The filter: a colour, then one, two or four widths. */
  static BufferedImage padding(BufferedImage picture, Arguments arguments) {
    int left = width(arguments, 1, 0);
    int top = width(arguments, 2, left);
    Padding padding = new Padding(left, top, width(arguments, 3, left), width(arguments, 4, top));
    Parameters around = Parameters.of("").padded(padding);
    return new Fill(around).around(picture, arguments.colour(0).orElse(Colours.NONE));
  }

  private static int width(Arguments arguments, int index, int otherwise) {
    return (int) arguments.number(index, otherwise, 0, ImageLimits.SIDE + 1);
  }

  /** The filter that lays what is transparent on a colour. */
  static BufferedImage behind(BufferedImage picture, Arguments arguments) {
    return arguments
        .colour(0)
        .filter(colour -> Canvas.isTransparent(picture))
        .map(colour -> Canvas.flat(picture, colour))
        .orElse(picture);
  }
}
