package org.carrel.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The image formats decoded here, told by their first bytes. Readers are made by their own provider
 * and never registered: what one application registers stays with the whole server after it is
 * gone.
 */
enum Codec {
  JPEG("\u00ff\u00d8\u00ff", 0, ImageFormat.JPEG, JpegScan::traits),
  PNG("\u0089PNG\r\n\u001a\n", 0, ImageFormat.PNG, PngScan::traits),
  GIF("GIF8", 0, ImageFormat.GIF, GifScan::traits),
  WEBP("WEBP", 8, ImageFormat.WEBP, WebpScan::traits);

  private final String magic;
  private final int offset;
  private final ImageFormat format;
  private final Function<ByteView, Traits> scan;

  Codec(String magic, int offset, ImageFormat format, Function<ByteView, Traits> scan) {
    this.magic = magic;
    this.offset = offset;
    this.format = format;
    this.scan = scan;
  }

  ImageFormat format() {
    return format;
  }

  /** Whether a part of the image takes as much memory as the whole. */
  boolean decodesWhole() {
    return this == GIF || this == WEBP;
  }

  Traits traits(byte[] image) {
    return scan.apply(new ByteView(image));
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
      case WEBP ->
          NativeWebp.find()
              .map(NativeWebp::reader)
              .<ImageReaderSpi>map(spi -> spi)
              .orElseGet(WebPImageReaderSpi::new)
              .createReaderInstance(null);
      case PNG, GIF -> ImageIO.getImageReadersByFormatName(name()).next();
    };
  }

  private boolean matches(byte[] image) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    int end = offset + wanted.length;
    return image.length >= end && Arrays.equals(image, offset, end, wanted, 0, wanted.length);
  }
}
