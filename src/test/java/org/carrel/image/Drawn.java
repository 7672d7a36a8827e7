package org.carrel.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Pictures to make others of, and what comes of them. */
final class Drawn {
  private static final Renderer RENDERER = new Renderer();

  private Drawn() {}

  static byte[] plain(int width, int height, Color colour) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < width * height; i++) {
      picture.setRGB(i % width, i / width, colour.getRGB());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static BufferedImage made(String path, Source source) {
    Parameters parameters = ImagorPath.parse("unsafe/" + path).parameters();
    Encoded encoded = RENDERER.render(parameters, Optional.of(ImageFormat.PNG), source);
    try {
      return ImageIO.read(new ByteArrayInputStream(encoded.bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
