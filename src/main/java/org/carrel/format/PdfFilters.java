package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.HOSTILE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessInputStream;
import org.apache.pdfbox.io.RandomAccessOutputStream;
import org.apache.pdfbox.io.RandomAccessReadWriteBuffer;

/**
 * Counts what the filters of a stream make of it, before PDFBox (3.0.6) keeps it all in memory.
 *
 * <p>It runs PDFBox's own filters, so that nothing unpacks to more than was counted. What only
 * filters of images do is not done: the size that the image tells to its reader counts.
 */
final class PdfFilters {
  private final long maxEach;
  private final long maxPacked;
  private final PdfImages images;
  private long left;

  private PdfFilters(long maxEach, long maxAll, Limits limits) {
    this.maxEach = maxEach;
    this.left = maxAll;
    this.maxPacked = Math.min(maxEach, limits.image());
    this.images = new PdfImages(limits);
  }

  /** For images that are drawn: one after the other, and none is kept. */
  static PdfFilters ofImages(Limits limits) {
    return new PdfFilters(PdfImages.BYTES_PER_PIXEL * limits.pixels(), Long.MAX_VALUE, limits);
  }

  /**
   * For all else.
   *
   * @param size of the whole file in bytes
   */
  static PdfFilters of(Limits limits, long size) {
    return new PdfFilters(limits.stream(), Limits.RATIO_FROM * 32 + 20 * size, limits);
  }

  /**
   * @throws UnreadableBook {@code HOSTILE} if it, or all so far, is more than may be; {@code
   *     TOO_LARGE} if it is an image of too many pixels
   */
  void check(COSStream stream) throws IOException {
    try (InputStream raw = stream.createRawInputStream()) {
      check(raw, distinct(names(stream.getFilters())), stream);
    }
  }

  /**
   * The same of an image that stands in the page itself, and not in a stream of its own.
   *
   * @param image its parameters, as the page has them
   */
  void check(byte[] raw, COSDictionary image) throws IOException {
    COSBase filters = image.getDictionaryObject(COSName.F, COSName.FILTER);
    check(new ByteArrayInputStream(raw), names(filters), image);
  }

  private void check(InputStream raw, List<COSName> names, COSDictionary stream)
      throws IOException {
    int last = names.size() - 1;
    InputStream in = raw;
    for (int i = 0; i < last; i++) {
      in = unpack(names.get(i), in, stream, i);
    }
    if (last >= 0) {
      count(names.get(last), in, stream, last);
    }
  }

  /** For the next filter; of an image's filter nothing is to be had, since it is not run. */
  private InputStream unpack(COSName name, InputStream in, COSDictionary stream, int index)
      throws IOException {
    if (PdfImages.packs(name)) {
      throw new UnreadableBook(UNSUPPORTED, "The page holds an image of an uncommon kind.");
    }
    RandomAccessReadWriteBuffer kept = new RandomAccessReadWriteBuffer();
    OutputStream out = new RandomAccessOutputStream(kept);
    decode(name, in, new Counted(out, maxPacked), stream, index);
    kept.seek(0);
    return new RandomAccessInputStream(kept);
  }

  private void count(COSName name, InputStream in, COSDictionary stream, int index)
      throws IOException {
    Counted out = new Counted(OutputStream.nullOutputStream(), maxEach);
    if (PdfImages.packs(name)) {
      out.count(images.pixels(name, in, stream, parameters(stream, index)));
    } else {
      decode(name, in, out, stream, index);
    }
  }

  private void decode(
      COSName name, InputStream in, OutputStream out, COSDictionary stream, int index)
      throws IOException {
    requireRow(parameters(stream, index));
    filter(name).decode(in, out, stream, index);
  }

  /** PDFBox makes room for a row as soon as it is promised. */
  private void requireRow(COSDictionary parameters) {
    double bits =
        (double) parameters.getInt(COSName.COLUMNS, 1)
            * parameters.getInt(COSName.COLORS, 1)
            * parameters.getInt(COSName.BITS_PER_COMPONENT, 8);
    if (Math.abs(bits) / Byte.SIZE > maxEach) {
      throw tooMuch();
    }
  }

  private static UnreadableBook tooMuch() {
    return new UnreadableBook(HOSTILE, "The book unpacks to far more than it holds.");
  }

  /** Of the filter at that place, found as PDFBox finds them. */
  private static COSDictionary parameters(COSDictionary stream, int index) {
    COSBase filters = stream.getDictionaryObject(COSName.F, COSName.FILTER);
    COSBase given = stream.getDictionaryObject(COSName.DP, COSName.DECODE_PARMS);
    if (filters instanceof COSName && given instanceof COSDictionary one) {
      return one;
    }
    boolean listed =
        filters instanceof COSArray && given instanceof COSArray list && index < list.size();
    return listed && ((COSArray) given).getObject(index) instanceof COSDictionary one
        ? one
        : new COSDictionary();
  }

  static List<COSName> names(COSBase filters) throws IOException {
    if (filters instanceof COSName name) {
      return List.of(name);
    }
    List<COSName> names = new ArrayList<>();
    if (filters instanceof COSArray list) {
      for (int i = 0; i < list.size(); i++) {
        if (!(list.getObject(i) instanceof COSName name)) {
          throw new IOException("No filter has such a name.");
        }
        names.add(name);
      }
    }
    return names;
  }

  /** PDFBox leaves out what a stream names twice, but not what an image in a page does. */
  private static List<COSName> distinct(List<COSName> names) throws IOException {
    Set<Filter> seen = new HashSet<>();
    List<COSName> distinct = new ArrayList<>();
    for (COSName name : names) {
      if (seen.add(filter(name))) {
        distinct.add(name);
      }
    }
    return distinct;
  }

  private static Filter filter(COSName name) throws IOException {
    return FilterFactory.INSTANCE.getFilter(name);
  }

  private final class Counted extends FilterOutputStream {
    private final long max;
    private long size;

    Counted(OutputStream out, long max) {
      super(out);
      this.max = max;
    }

    void count(long bytes) {
      size += bytes;
      left -= bytes;
      if (size > max || left < 0) {
        throw tooMuch();
      }
    }

    @Override
    public void write(int value) throws IOException {
      count(1);
      out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      count(length);
      out.write(bytes, offset, length);
    }
  }
}
