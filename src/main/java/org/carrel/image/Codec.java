package org.carrel.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * The image formats decoded here, told by their first bytes. Readers are made by their own provider
 * and never registered: what one application registers stays with the whole server after it is
 * gone.
 */
enum Codec {
  JPEG("\u00ff\u00d8\u00ff", 0, 60_000_000),
  PNG("\u0089PNG\r\n\u001a\n", 0, 60_000_000),
  GIF("GIF8", 0, 24_000_000),
  WEBP("WEBP", 8, 24_000_000);

  private final byte[] magic;
  private final int offset;
  private final long maxPixels;

  /** Formats that are decoded row by row may be larger than those that are decoded whole. */
  Codec(String magic, int offset, long maxPixels) {
    this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
    this.offset = offset;
    this.maxPixels = maxPixels;
  }

  long maxPixels() {
    return maxPixels;
  }

  static Optional<Codec> of(byte[] image) {
    return Arrays.stream(values()).filter(codec -> codec.matches(image)).findFirst();
  }

  /** A reader set on the image; to be disposed of by the caller. */
  ImageReader reader(byte[] image) throws IOException {
    ImageReader reader = reader();
    reader.setInput(new ByteArrayImageInputStream(image), true, true);
    return reader;
  }

  private ImageReader reader() throws IOException {
    return switch (this) {
      case JPEG -> JpegReaders.create();
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case PNG, GIF -> ImageIO.getImageReadersByFormatName(name()).next();
    };
  }

  private boolean matches(byte[] image) {
    int end = offset + magic.length;
    return image.length >= end && Arrays.equals(image, offset, end, magic, 0, magic.length);
  }
}
