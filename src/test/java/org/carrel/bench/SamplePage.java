package org.carrel.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A page as scans are: paper with grain, panels and lines. */
final class SamplePage {
  private static final int WIDTH = 1_988;
  private static final int HEIGHT = 3_056;

  private SamplePage() {}

  static byte[] jpeg() throws IOException {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int grey = 225 + random.nextInt(24) - x / 100;
        page.setRGB(x, y, grey << 16 | grey << 8 | grey - 12);
      }
    }
    draw(page, random);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(page, "jpeg", bytes);
    return bytes.toByteArray();
  }

  private static void draw(BufferedImage page, Random random) {
    Graphics2D pen = page.createGraphics();
    for (int i = 0; i < 400; i++) {
      pen.setColor(Color.getHSBColor(random.nextFloat(), 0.6f, 0.7f));
      pen.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), 90, 60);
      pen.setColor(Color.BLACK);
      pen.drawLine(
          random.nextInt(WIDTH),
          random.nextInt(HEIGHT),
          random.nextInt(WIDTH),
          random.nextInt(HEIGHT));
    }
    pen.dispose();
  }
}
