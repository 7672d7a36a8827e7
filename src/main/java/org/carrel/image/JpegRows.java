package org.carrel.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Shrinks a JPEG while it is read: the JDK's reader puts each row into the raster that it is given,
 * and ours keeps none. So a page costs the memory of what it becomes, not of what it is.
 */
final class JpegRows {
  private JpegRows() {}

  /**
   * Whether the JDK alone shows these colours as they are meant, row by row: no profile, no inks,
   * no second pass, nothing that needs mending.
   */
  static boolean has(Decoder decoder) {
    Traits traits = decoder.traits();
    return decoder.codec() == Codec.JPEG
        && (traits.bands() == 1 || traits.bands() == 3)
        && traits.profile() == 0
        && JpegScan.isPlain(new ByteView(decoder.image()), traits.bands());
  }

  /**
   * Empty if the rows did not come as expected; what is wrong is then found by reading it whole.
   */
  static Optional<BufferedImage> shrunk(Decoder decoder, Rectangle region, Dimensions to) {
    try {
      Optional<ImageReader> reader = JpegReaders.createBare();
      return reader.isEmpty() ? Optional.empty() : shrunk(reader.get(), decoder, region, to);
    } catch (IOException | RuntimeException unexpected) {
      return Optional.empty();
    }
  }

  private static Optional<BufferedImage> shrunk(
      ImageReader reader, Decoder decoder, Rectangle region, Dimensions to) throws IOException {
    int bands = decoder.traits().bands();
    Shrinking shrinking = new Shrinking(new Dimensions(region.width, region.height), to, bands);
    try {
      reader.setInput(new ByteArrayImageInputStream(decoder.image()), true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceRegion(region);
      param.setDestination(passingOn(shrinking, region, bands));
      reader.read(0, param);
      return shrinking.result();
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage passingOn(Shrinking shrinking, Rectangle region, int bands) {
    int space = bands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    ColorModel colours =
        new ComponentColorModel(
            ColorSpace.getInstance(space), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    int[] offsets = bands == 1 ? new int[] {0} : new int[] {0, 1, 2};
    SampleModel samples =
        new PixelInterleavedSampleModel(
            DataBuffer.TYPE_BYTE,
            region.width,
            region.height,
            bands,
            region.width * bands,
            offsets);
    return new BufferedImage(colours, new Rows(samples, shrinking), false, null);
  }

  /** A raster in name: it has room for nothing and gives what is put there to somebody else. */
  private static final class Rows extends WritableRaster {
    private final Shrinking shrinking;
    private int next;

    private Rows(SampleModel samples, Shrinking shrinking) {
      super(samples, new DataBufferByte(1), new Point());
      this.shrinking = shrinking;
    }

    @Override
    public void setRect(int x, int y, Raster row) {
      boolean expected = x == 0 && y == next && row.getHeight() == 1;
      if (!expected || row.getWidth() != getWidth() || row.getNumBands() != getNumBands()) {
        throw new IllegalStateException("These are not the rows from top to bottom");
      }
      shrinking.take(((DataBufferByte) row.getDataBuffer()).getData());
      next++;
    }
  }
}
