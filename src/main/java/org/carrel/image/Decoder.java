package org.carrel.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** An encoded image whose header was read and found harmless; decoded no finer than is needed. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and too large to copy
record Decoder(byte[] image, Codec codec, Dimensions stored, Traits traits) {
  /** The decoded image stays this much larger than asked for, so that scaling it looks smooth. */
  private static final int OVERSIZE = 2;

  /**
   * @throws Failure {@code TOO_LARGE}, {@code UNSUPPORTED_MEDIA_TYPE} or, if damaged, {@code
   *     INVALID}
   */
  static Decoder open(byte[] image) {
    Codec codec =
        Codec.of(image)
            .orElseThrow(
                () ->
                    new Failure(Reason.UNSUPPORTED_MEDIA_TYPE, "The image is of an unknown kind."));
    Traits traits = codec.traits(image);
    ImageLimits.check(new Dimensions(1, 1), traits);
    Dimensions stored =
        reading(codec, image, reader -> new Dimensions(reader.getWidth(0), reader.getHeight(0)));
    ImageLimits.check(stored, traits);
    return new Decoder(image, codec, stored, traits);
  }

  Orientation orientation() {
    return new Orientation(traits.orientation());
  }

  /** As it is meant to be seen. */
  Dimensions upright() {
    return orientation().turned(stored);
  }

  Rectangle whole() {
    return new Rectangle(stored.width(), stored.height());
  }

  /** Pixels that {@link #scaled} takes memory for, beside those of the result. */
  long pixels(Rectangle region, Dimensions size) {
    return comesByRows(region, size) ? 0 : pixels(region, step(region, size));
  }

  private boolean comesByRows(Rectangle region, Dimensions size) {
    return size.width() <= region.width && size.height() <= region.height && JpegRows.has(this);
  }

  /** Pixels that {@link #decode} takes memory for. */
  long pixels(Rectangle region, int step) {
    return codec.decodesWhole()
        ? stored.pixels()
        : (long) (region.width / step + 1) * (region.height / step + 1);
  }

  /**
   * A region in that size.
   *
   * @param admission told should it take more than {@link #pixels(Rectangle, Dimensions)}
   * @throws Failure as {@link #open}
   */
  BufferedImage scaled(Rectangle region, Dimensions size, Admission admission) {
    int step = step(region, size);
    if (comesByRows(region, size)) {
      Optional<BufferedImage> shrunk = JpegRows.shrunk(this, region, size);
      if (shrunk.isPresent()) {
        return shrunk.get();
      }
      admission.admit(pixels(region, step));
    }
    return Scaling.scale(decode(region, step), size);
  }

  /** Every how manyth pixel is enough for that size. */
  private static int step(Rectangle region, Dimensions wanted) {
    int across = region.width / (OVERSIZE * wanted.width());
    int down = region.height / (OVERSIZE * wanted.height());
    return Math.max(1, Math.min(across, down));
  }

  /**
   * @param region of the stored image
   * @throws Failure as {@link #open}
   */
  BufferedImage decode(Rectangle region, int step) {
    return reading(
        codec,
        image,
        reader -> {
          ImageReadParam param = reader.getDefaultReadParam();
          if (region.width < stored.width() || region.height < stored.height()) {
            param.setSourceRegion(region);
          }
          param.setSourceSubsampling(step, step, 0, 0);
          return reader.read(0, param);
        });
  }

  private interface Step<T> {
    T run(ImageReader reader) throws IOException;
  }

  private static <T> T reading(Codec codec, byte[] image, Step<T> step) {
    try {
      ImageReader reader = codec.reader(image);
      try {
        return step.run(reader);
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
