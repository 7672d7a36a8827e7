package org.carrel.image;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Words upon a picture.
 *
 * @param clear how far one sees through them, from 0 to 100
 */
record Lettering(
    Paragraph words,
    Placement x,
    Placement y,
    Typeface typeface,
    Color colour,
    double clear,
    Blend blend) {
  private static final Logger LOG = System.getLogger(Lettering.class.getName());
  private static final int LONGEST = 1_000;
  private static final int DPI = 72;
  private static final int FINEST = 1_200;

  /** Words, place, size, colour, transparency, font. */
  static Lettering label(Arguments arguments) {
    double size = arguments.number(3, Typeface.STANDARD_SIZE, 1, Typeface.LARGEST);
    Typeface named = Typeface.read(arguments.text(6), DPI);
    return new Lettering(
        new Paragraph(cut(arguments.text(0)), 0, 0, false, Paragraph.Wrap.NONE, 0),
        new Placement(arguments.text(1)),
        new Placement(arguments.text(2)),
        new Typeface(named.family(), named.style(), (int) size),
        arguments.colour(4).orElse(Color.BLACK),
        arguments.number(5, 0, 0, 100),
        Blend.NORMAL);
  }

  /**
   * Words, place, font with its size, colour, transparency, how the colours meet, and how the lines
   * are broken: width, side, whether they are stretched, where, space between them, pixels an inch.
   *
   * @param full how wide the picture is
   */
  static Lettering text(Arguments arguments, int full) {
    return new Lettering(
        paragraph(arguments, full),
        new Placement(arguments.text(1)),
        new Placement(arguments.text(2)),
        Typeface.read(arguments.text(3), arguments.number(12, DPI, 1, FINEST)),
        arguments.colour(4).orElse(Color.BLACK),
        arguments.number(5, 0, 0, 100),
        Blend.named(arguments.text(6)).orElse(Blend.NORMAL));
  }

  private static Paragraph paragraph(Arguments arguments, int full) {
    return new Paragraph(
        cut(Base64Text.decoded(arguments.text(0))),
        new Extent(arguments.text(7)).pixels(full),
        switch (arguments.text(8)) {
          case "centre", "center" -> 0.5;
          case "high", "right" -> 1;
          default -> 0;
        },
        arguments.text(9).equals("true") || arguments.text(9).equals("1"),
        Paragraph.Wrap.named(arguments.text(10)),
        (int) arguments.number(11, 0, -Typeface.LARGEST, Typeface.LARGEST));
  }

  private static String cut(String words) {
    return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
  }

  /** A server without any font, as small containers are, leaves the picture as it is. */
  BufferedImage draw(BufferedImage picture) {
    try {
      return blend == Blend.NORMAL ? written(picture) : blended(picture);
    } catch (RuntimeException | LinkageError | InternalError noFonts) {
      LOG.log(Level.WARNING, "Nothing can be written upon images: " + noFonts);
      return picture;
    }
  }

  private BufferedImage written(BufferedImage picture) {
    return new Canvas(picture)
        .draw(
            pen -> {
              float opacity = (float) (1 - clear / 100);
              pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, opacity));
              write(pen, picture);
            });
  }

  private BufferedImage blended(BufferedImage picture) {
    BufferedImage letters = Canvas.of(Canvas.size(picture), true).draw(pen -> write(pen, picture));
    BufferedImage below = blend.cutsOut() ? Canvas.working(picture, true) : picture;
    blend.lay(letters, 0, 0, 1 - clear / 100, below);
    return below;
  }

  private void write(Graphics2D pen, BufferedImage picture) {
    pen.setFont(typeface.font());
    pen.setColor(colour);
    Dimensions size = words.size(pen.getFontMetrics());
    words.draw(
        pen,
        x.start(picture.getWidth(), size.width()),
        y.start(picture.getHeight(), size.height()));
  }
}
