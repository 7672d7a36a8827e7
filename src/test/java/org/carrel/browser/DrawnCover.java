package org.carrel.browser;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A cover of a title, an author and a figure in flat colours, always the same for the same title.
 */
final class DrawnCover {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 600;
  private static final int MARGIN = 32;

  /** Ground, figure, second figure, ink. */
  private static final List<int[]> PALETTES =
      List.of(
          new int[] {0x1d3557, 0xe76f51, 0xf4a261, 0xfdf6ec},
          new int[] {0xf4ecd8, 0x264653, 0xe9c46a, 0x1f2328},
          new int[] {0x2a4d3e, 0xe9c46a, 0xf1e3c6, 0xfdf6ec},
          new int[] {0x7a1f2b, 0xf2cc8f, 0xd98c5f, 0xfdf6ec},
          new int[] {0xdfeaf2, 0x1f5f8b, 0xe07a5f, 0x1f2328},
          new int[] {0x3d2c54, 0xf2a7b5, 0xf7d6a8, 0xfdf6ec},
          new int[] {0xefe3d0, 0x8c3b2a, 0x44617b, 0x2b2320},
          new int[] {0x10202c, 0x8ec5ee, 0xf5cb5c, 0xfdf6ec});

  private final String title;
  private final String line;
  private final int figure;
  private final Random random;
  private final int[] palette;

  DrawnCover(String title, String line) {
    this(title, line, title.length());
  }

  /**
   * @param line below, such as the author
   * @param figure which one
   */
  DrawnCover(String title, String line, int figure) {
    this.title = title;
    this.line = line;
    this.figure = figure;
    this.random = new Random(title.hashCode() * 31L + figure);
    this.palette = PALETTES.get(Math.floorMod(title.hashCode() / 7, PALETTES.size()));
  }

  byte[] jpeg() {
    return encoded("jpeg");
  }

  byte[] png() {
    return encoded("png");
  }

  private byte[] encoded(String format) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D ink = image.createGraphics();
    ink.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    ink.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    draw(ink);
    ink.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw(Graphics2D ink) {
    ink.setColor(new Color(palette[0]));
    ink.fillRect(0, 0, WIDTH, HEIGHT);
    switch (figure % 5) {
      case 0 -> hills(ink);
      case 1 -> rings(ink);
      case 2 -> tiles(ink);
      case 3 -> rays(ink);
      default -> columns(ink);
    }
    write(ink);
  }

  private void hills(Graphics2D ink) {
    ink.setColor(new Color(palette[2]));
    ink.fill(new Ellipse2D.Double(200, 230, 130, 130));
    ink.setColor(new Color(palette[1]));
    Path2D hill = new Path2D.Double();
    hill.moveTo(0, HEIGHT - 90);
    hill.curveTo(120, 330 + random.nextInt(60), 220, 520, WIDTH, 380);
    hill.lineTo(WIDTH, HEIGHT - 80);
    hill.lineTo(0, HEIGHT - 80);
    ink.fill(hill);
  }

  private void rings(Graphics2D ink) {
    ink.setStroke(new BasicStroke(12));
    for (int i = 0; i < 6; i++) {
      ink.setColor(new Color(palette[i % 2 + 1]));
      int size = 60 + 52 * i;
      ink.draw(new Ellipse2D.Double(200 - size / 2.0, 370 - size / 2.0, size, size));
    }
  }

  private void tiles(Graphics2D ink) {
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 5; column++) {
        ink.setColor(new Color(palette[random.nextInt(2) + 1]));
        ink.fill(
            new Arc2D.Double(
                40 + 64.0 * column,
                240 + 64.0 * row,
                64,
                64,
                90.0 * random.nextInt(4),
                180,
                Arc2D.PIE));
      }
    }
  }

  private void rays(Graphics2D ink) {
    for (int i = 0; i < 24; i++) {
      ink.setColor(new Color(palette[i % 2 + 1]));
      ink.fill(new Arc2D.Double(40, 220, 320, 320, i * 15.0, 7.5, Arc2D.PIE));
    }
    ink.setColor(new Color(palette[0]));
    ink.fill(new Ellipse2D.Double(150, 330, 100, 100));
  }

  private void columns(Graphics2D ink) {
    for (int i = 0; i < 6; i++) {
      int height = 120 + random.nextInt(180);
      ink.setColor(new Color(palette[i % 2 + 1]));
      ink.fill(new Rectangle2D.Double(40 + 54.0 * i, 530.0 - height, 46, height));
    }
  }

  private void write(Graphics2D ink) {
    ink.setColor(new Color(palette[3]));
    ink.setFont(new Font(Font.SERIF, Font.BOLD, 44));
    int y = 80;
    StringBuilder row = new StringBuilder();
    for (String word : title.split(" ")) {
      if (ink.getFontMetrics().stringWidth(row + " " + word) > WIDTH - 2 * MARGIN) {
        ink.drawString(row.toString(), MARGIN, y);
        row.setLength(0);
        y += 50;
      }
      row.append(row.isEmpty() ? "" : " ").append(word);
    }
    ink.drawString(row.toString(), MARGIN, y);
    ink.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
    ink.drawString(line, MARGIN, HEIGHT - 30);
  }
}
