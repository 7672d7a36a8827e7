package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;

/** Finds how many pixels an image in a PDF really has, whatever its dictionary says. */
final class PdfImages {
  static final int BYTES_PER_PIXEL = 4;

  /** Of any JPEG; a fax is made room for by its width before a line of it is there. */
  private static final int WIDEST = 65_535;

  private static final Set<COSName> FAXES =
      Set.of(COSName.CCITTFAX_DECODE, COSName.CCITTFAX_DECODE_ABBREVIATION);
  private static final Set<COSName> JPEGS =
      Set.of(COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION);
  private static final Set<COSName> SCANS = Set.of(COSName.JBIG2_DECODE, COSName.JPX_DECODE);

  private final Limits limits;

  PdfImages(Limits limits) {
    this.limits = limits;
  }

  /** Whether a filter makes pixels and nothing else. */
  static boolean packs(COSName filter) {
    return FAXES.contains(filter) || JPEGS.contains(filter) || SCANS.contains(filter);
  }

  /**
   * Decodes none of them.
   *
   * @param filter one that {@link #packs}
   * @param in what that filter is to decode
   * @param image the dictionary of the image
   * @param parameters of the filter
   * @throws UnreadableBook {@code TOO_LARGE} for more than may be
   */
  long pixels(COSName filter, InputStream in, COSDictionary image, COSDictionary parameters)
      throws IOException {
    long pixels;
    if (FAXES.contains(filter)) {
      pixels = fax(image, parameters);
    } else if (JPEGS.contains(filter)) {
      pixels = jpeg(in);
    } else if (COSName.JBIG2_DECODE.equals(filter)) {
      pixels = Jbig2Scan.pixels(scan(in, parameters));
    } else {
      pixels = JpxScan.pixels(scan(in, parameters));
    }
    if (pixels > limits.pixels()) {
      throw tooLarge();
    }
    return pixels;
  }

  /** As PDFBox reckons: nothing in a fax itself tells. */
  private static long fax(COSDictionary image, COSDictionary parameters) {
    int columns = parameters.getInt(COSName.COLUMNS, 1728);
    int rows = parameters.getInt(COSName.ROWS, 0);
    int height = image.getInt(COSName.HEIGHT, COSName.H, 0);
    if (columns > WIDEST) {
      throw tooLarge();
    }
    return (long) columns * (rows > 0 && height > 0 ? height : Math.max(rows, height));
  }

  private static long jpeg(InputStream in) throws IOException {
    ImageReader reader = Filter.findRasterReader("JPEG", "no reader");
    try (ImageInputStream image = new MemoryCacheImageInputStream(withoutLineEnd(in))) {
      reader.setInput(image, true, true);
      return (long) reader.getWidth(0) * reader.getHeight(0);
    } finally {
      reader.dispose();
    }
  }

  /** Some writers leave one before the image, and PDFBox passes over it. */
  private static InputStream withoutLineEnd(InputStream in) throws IOException {
    PushbackInputStream image = new PushbackInputStream(in);
    int first = image.read();
    if (first >= 0 && first != '\n') {
      image.unread(first);
    }
    return image;
  }

  /** With what it shares with others, which is decoded before it as if it were its beginning. */
  private byte[] scan(InputStream in, COSDictionary parameters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (parameters.getDictionaryObject(COSName.JBIG2_GLOBALS) instanceof COSStream shared) {
      requireNoScan(shared);
      try (InputStream decoded = shared.createInputStream()) {
        read(decoded, bytes);
      }
    }
    read(in, bytes);
    return bytes.toByteArray();
  }

  /** It might share itself. */
  private static void requireNoScan(COSStream shared) throws IOException {
    if (PdfFilters.names(shared.getFilters()).stream().anyMatch(PdfImages::packs)) {
      throw new UnreadableBook(UNSUPPORTED, "The page holds an image of an uncommon kind.");
    }
  }

  /** All of it: what is left out might be what is decoded. */
  private void read(InputStream in, ByteArrayOutputStream sink) throws IOException {
    sink.write(in.readNBytes(limits.image() - sink.size()));
    if (in.read() >= 0) {
      throw tooLarge();
    }
  }

  private static UnreadableBook tooLarge() {
    return new UnreadableBook(TOO_LARGE, "The page holds an image that is too large.");
  }
}
