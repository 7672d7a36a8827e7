package org.carrel.image;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;

/**
 * Words upon a picture.
 *
 * @param size of the letters in pixels
 * @param clear how far one sees through them, from 0 to 100
 */
record Lettering(
    String words, Placement x, Placement y, int size, Color colour, double clear, String font) {
  private static final Logger LOG = System.getLogger(Lettering.class.getName());
  private static final int STANDARD_SIZE = 20;
  private static final int LARGEST = 2_000;
  private static final int LONGEST = 1_000;

  /** Words, place, size, colour, transparency, font. */
  static Lettering label(Arguments arguments) {
    return new Lettering(
        words(arguments),
        new Placement(arguments.text(1)),
        new Placement(arguments.text(2)),
        (int) arguments.number(3, STANDARD_SIZE, 1, LARGEST),
        arguments.colour(4).orElse(Color.BLACK),
        arguments.number(5, 0, 0, 100),
        arguments.text(6));
  }

  /** Words, place, font with its size ({@code sans 20}), colour, transparency. */
  static Lettering text(Arguments arguments) {
    String font = arguments.text(3);
    int blank = font.lastIndexOf(' ');
    Arguments size = new Arguments(List.of(font.substring(blank + 1)));
    return new Lettering(
        words(arguments),
        new Placement(arguments.text(1)),
        new Placement(arguments.text(2)),
        (int) size.number(0, STANDARD_SIZE, 1, LARGEST),
        arguments.colour(4).orElse(Color.BLACK),
        arguments.number(5, 0, 0, 100),
        blank > 0 ? font.substring(0, blank) : font);
  }

  private static String words(Arguments arguments) {
    String words = arguments.text(0);
    return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
  }

  /** A server without any font, as small containers are, leaves the picture as it is. */
  BufferedImage draw(BufferedImage picture) {
    try {
      return new Canvas(picture).draw(pen -> write(pen, picture));
    } catch (RuntimeException | LinkageError | InternalError noFonts) {
      LOG.log(Level.WARNING, "Nothing can be written upon images: " + noFonts);
      return picture;
    }
  }

  private void write(Graphics2D pen, BufferedImage picture) {
    pen.setFont(new Font(family(), Font.PLAIN, size));
    pen.setColor(colour);
    pen.setComposite(
        AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) (1 - clear / 100)));
    FontMetrics metrics = pen.getFontMetrics();
    int left = x.start(picture.getWidth(), metrics.stringWidth(words));
    int top = y.start(picture.getHeight(), metrics.getHeight());
    pen.drawString(words, left, top + metrics.getAscent());
  }

  /** The JDK's own names stand for whatever fonts there are, those of other scripts included. */
  private String family() {
    String lower = font.toLowerCase(Locale.ROOT);
    if (lower.contains("mono") || lower.contains("courier")) {
      return Font.MONOSPACED;
    }
    boolean serif = lower.contains("serif") && !lower.contains("sans");
    return serif || lower.contains("times") ? Font.SERIF : Font.SANS_SERIF;
  }
}
