package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** Checks what an image in a PDF really unpacks to, whatever its dictionary says. */
final class PdfImages {
  private static final int BYTES_PER_PIXEL = 4;

  private PdfImages() {}

  static void check(COSStream image, long maxPixels) throws IOException {
    COSName filter = firstFilter(image.getFilters());
    if (COSName.FLATE_DECODE.equals(filter)) {
      try (InputStream raw = image.createRawInputStream()) {
        new Inflation(BYTES_PER_PIXEL * maxPixels, Long.MAX_VALUE).count(raw);
      }
    } else if (COSName.DCT_DECODE.equals(filter)) {
      checkJpeg(image, maxPixels);
    }
  }

  private static void checkJpeg(COSStream image, long maxPixels) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    ImageReader reader = readers.next();
    try (InputStream raw = image.createRawInputStream();
        ImageInputStream in = new javax.imageio.stream.MemoryCacheImageInputStream(raw)) {
      reader.setInput(in, true, true);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > maxPixels) {
        throw new UnreadableBook(TOO_LARGE, "The page holds an image that is too large.");
      }
    } finally {
      reader.dispose();
    }
  }

  private static COSName firstFilter(COSBase filters) {
    COSBase first =
        filters instanceof COSArray list && list.size() > 0 ? list.getObject(0) : filters;
    return first instanceof COSName name ? name : COSName.NONE;
  }
}
