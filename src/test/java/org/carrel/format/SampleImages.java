package org.carrel.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Makes small images, and a header that promises a large one. */
public final class SampleImages {
  private SampleImages() {}

  public static byte[] jpeg(int width, int height) {
    return encode("jpeg", picture(width, height, 7));
  }

  /**
   * @param shade makes images of one size differ
   */
  public static byte[] png(int width, int height, int shade) {
    return encode("png", picture(width, height, shade));
  }

  public static byte[] gif(int width, int height) {
    return encode("gif", picture(width, height, 3));
  }

  /** A PNG whose header is right and whose pixels are missing. */
  public static byte[] pngHeader(int width, int height) {
    ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12);
    png.putLong(0x89504E470D0A1A0AL).putInt(13);
    byte[] header =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(US_ASCII))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    png.put(header).putInt(crc(header));
    byte[] end = "IEND".getBytes(US_ASCII);
    return png.putInt(0).put(end).putInt(crc(end)).array();
  }

  /** A JPEG of which there is only the header. */
  public static byte[] jpegHeader(int width, int height) {
    ByteBuffer jpeg = ByteBuffer.allocate(23).putShort((short) 0xFFD8).putShort((short) 0xFFC0);
    jpeg.putShort((short) 17).put((byte) 8).putShort((short) height).putShort((short) width);
    jpeg.put(new byte[] {3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0});
    return jpeg.putShort((short) 0xFFD9).array();
  }

  /** A GIF of which there is only the header. */
  public static byte[] gifHeader(int width, int height) {
    ByteBuffer gif = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    gif.put("GIF89a".getBytes(US_ASCII)).putShort((short) width).putShort((short) height);
    gif.put(new byte[3]).put((byte) ',').putInt(0);
    gif.putShort((short) width).putShort((short) height);
    return gif.array();
  }

  /** A WebP of which there is only the header. */
  public static byte[] webpHeader(int width, int height) {
    ByteBuffer webp = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
    webp.put("RIFF".getBytes(US_ASCII)).putInt(22).put("WEBPVP8X".getBytes(US_ASCII)).putInt(10);
    webp.putInt(0).put(three(width - 1)).put(three(height - 1));
    return webp.array();
  }

  private static byte[] three(int number) {
    return new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)};
  }

  private static BufferedImage picture(int width, int height, int shade) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(Color.getHSBColor(shade * 0.137f, 0.6f, 0.8f));
    canvas.fillRect(0, 0, width, height);
    canvas.setColor(Color.WHITE);
    canvas.drawLine(0, 0, width, height);
    canvas.dispose();
    return picture;
  }

  private static byte[] encode(String format, BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    return bytes.toByteArray();
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
