package org.carrel.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** Decodes an image no finer than it is needed, after a look at its header. */
final class Decoder {
  /** The decoded image stays this much larger than asked for, so that scaling it looks smooth. */
  private static final int OVERSIZE = 2;

  private Decoder() {}

  /**
   * @throws Failure {@code TOO_LARGE}, {@code UNSUPPORTED_MEDIA_TYPE} or, if damaged, {@code
   *     INVALID}
   */
  static Dimensions dimensions(byte[] image) {
    return reading(image, (codec, reader) -> checked(codec, reader));
  }

  /**
   * @param box what the image will be fitted into
   * @throws Failure as {@link #dimensions}
   */
  static BufferedImage decode(byte[] image, Dimensions box) {
    return reading(
        image,
        (codec, reader) -> {
          Dimensions full = checked(codec, reader);
          ImageReadParam param = reader.getDefaultReadParam();
          int step = step(full, full.within(box));
          param.setSourceSubsampling(step, step, 0, 0);
          return reader.read(0, param);
        });
  }

  private static int step(Dimensions full, Dimensions wanted) {
    int across = full.width() / (OVERSIZE * wanted.width());
    int down = full.height() / (OVERSIZE * wanted.height());
    return Math.max(1, Math.min(across, down));
  }

  private static Dimensions checked(Codec codec, ImageReader reader) throws IOException {
    Dimensions full = new Dimensions(reader.getWidth(0), reader.getHeight(0));
    if (full.pixels() > codec.maxPixels()) {
      throw new Failure(Reason.TOO_LARGE, "The image has too many pixels.");
    }
    return full;
  }

  private interface Step<T> {
    T run(Codec codec, ImageReader reader) throws IOException;
  }

  private static <T> T reading(byte[] image, Step<T> step) {
    Codec codec =
        Codec.of(image)
            .orElseThrow(
                () ->
                    new Failure(Reason.UNSUPPORTED_MEDIA_TYPE, "The image is of an unknown kind."));
    try {
      ImageReader reader = codec.reader(image);
      try {
        return step.run(codec, reader);
      } finally {
        reader.dispose();
      }
    } catch (Failure told) {
      throw told;
    } catch (IOException | RuntimeException broken) {
      throw new Failure(Reason.INVALID, "The image is damaged.", broken);
    } catch (OutOfMemoryError exhausted) {
      throw new Failure(Reason.TOO_LARGE, "The image takes too much memory.", exhausted);
    }
  }
}
