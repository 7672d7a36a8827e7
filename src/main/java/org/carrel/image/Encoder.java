package org.carrel.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pictures of ours. */
final class Encoder {
  private Encoder() {}

  /** On white where the format knows no transparency. */
  static byte[] encode(BufferedImage picture, ImageFormat format, Quality quality) {
    boolean flattens = Canvas.isTransparent(picture) && !format.isTransparent();
    BufferedImage shown = flattens ? Canvas.flat(picture, Color.WHITE) : picture;
    byte[] bytes = write(shown, format, quality);
    Integer most = quality.maxBytes();
    if (most == null || format == ImageFormat.PNG || format == ImageFormat.GIF) {
      return bytes;
    }
    List<Quality> steps = quality.steps();
    for (int i = 0; i < steps.size() && bytes.length > most; i++) {
      bytes = write(shown, format, steps.get(i));
    }
    return bytes;
  }

  private static byte[] write(BufferedImage picture, ImageFormat format, Quality quality) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriter writer = writer(format);
      try {
        writer.setOutput(out);
        writer.write(null, new IIOImage(picture, null, null), param(writer, format, quality));
      } finally {
        writer.dispose();
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return bytes.toByteArray();
  }

  private static ImageWriter writer(ImageFormat format) throws IOException {
    return format == ImageFormat.WEBP
        ? NativeWebp.find().orElseThrow().writer().createWriterInstance(null)
        : jdks(ImageIO.getImageWritersByFormatName(format.name()));
  }

  /** Libraries bring writers of their own, which take other parameters. */
  private static ImageWriter jdks(Iterator<ImageWriter> writers) {
    ImageWriter writer = writers.next();
    while (writers.hasNext() && !writer.getClass().getName().startsWith("com.sun.imageio.")) {
      writer = writers.next();
    }
    return writer;
  }

  private static ImageWriteParam param(ImageWriter writer, ImageFormat format, Quality quality) {
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (format == ImageFormat.JPEG || format == ImageFormat.WEBP) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      if (format == ImageFormat.WEBP) {
        param.setCompressionType(param.getCompressionTypes()[quality.lossless() ? 1 : 0]);
      }
      param.setCompressionQuality(quality.share());
    }
    return param;
  }
}
