package org.carrel.browser;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A screenshot in its 256 commonest colours: what is flat stays as it is, and the file is small.
 */
final class SmallPicture {
  private static final int COLOURS = 256;

  /** Colours that differ only below these bits count as one. */
  private static final int MASK = 0xf8f8f8;

  private final BufferedImage picture;
  private final List<Integer> palette;
  private final Map<Integer, Integer> nearest = new HashMap<>();

  SmallPicture(byte[] png) throws IOException {
    picture = ImageIO.read(new ByteArrayInputStream(png));
    palette = commonest();
  }

  private int colour(int x, int y) {
    return picture.getRGB(x, y) & 0xffffff;
  }

  private List<Integer> commonest() {
    Map<Integer, Map<Integer, Integer>> shades = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int colour = colour(x, y);
        shades
            .computeIfAbsent(colour & MASK, some -> new HashMap<>())
            .merge(colour, 1, Integer::sum);
      }
    }
    return shades.values().stream()
        .sorted(Comparator.comparingInt(SmallPicture::count).reversed())
        .limit(COLOURS)
        .map(SmallPicture::commonest)
        .toList();
  }

  private static int count(Map<Integer, Integer> shades) {
    return shades.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int commonest(Map<Integer, Integer> shades) {
    return shades.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /** Its place in the palette. */
  private int nearest(int colour) {
    return nearest.computeIfAbsent(
        colour,
        asked -> {
          int best = 0;
          for (int i = 1; i < palette.size(); i++) {
            best = distance(palette.get(i), asked) < distance(palette.get(best), asked) ? i : best;
          }
          return best;
        });
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
      sum += difference * difference;
    }
    return sum;
  }

  void write(Path file) throws IOException {
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    IndexColorModel model =
        new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage small =
        new BufferedImage(
            picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        small.getRaster().setSample(x, y, 0, nearest(colour(x, y)));
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam tightest = writer.getDefaultWriteParam();
    tightest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    tightest.setCompressionQuality(0);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(small, null, null), tightest);
    } finally {
      writer.dispose();
    }
  }
}
