package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.TOO_LARGE;
import static org.carrel.format.UnreadableBook.Defect.UNSUPPORTED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** Checks what an image in a PDF really unpacks to, whatever its dictionary says. */
final class PdfImages {
  private static final int BYTES_PER_PIXEL = 4;
  private static final List<COSName> MASKS = List.of(COSName.SMASK, COSName.MASK);
  private static final List<COSName> SCANS = List.of(COSName.JBIG2_DECODE, COSName.JPX_DECODE);

  private final Limits limits;

  PdfImages(Limits limits) {
    this.limits = limits;
  }

  /** With its masks; nothing of it is decoded. */
  void check(COSStream image) throws IOException {
    checkOne(image);
    for (COSName mask : MASKS) {
      if (image.getDictionaryObject(mask) instanceof COSStream one) {
        checkOne(one);
      }
    }
  }

  private void checkOne(COSStream image) throws IOException {
    List<COSName> filters = filters(image.getFilters());
    requireBare(filters);
    COSName first = filters.isEmpty() ? COSName.NONE : filters.get(0);
    if (COSName.FLATE_DECODE.equals(first)) {
      try (InputStream raw = image.createRawInputStream()) {
        new Inflation(BYTES_PER_PIXEL * limits.pixels(), Long.MAX_VALUE).count(raw);
      }
    } else if (COSName.DCT_DECODE.equals(first)) {
      checkJpeg(image);
    } else if (SCANS.contains(first)) {
      checkScan(first, image);
    }
  }

  /**
   * An image in the page itself is decoded while the page is read.
   *
   * @param filters as the page has them
   */
  static void requireNoScan(COSBase filters) {
    if (filters(filters).stream().anyMatch(SCANS::contains)) {
      throw uncommon();
    }
  }

  private static UnreadableBook uncommon() {
    return new UnreadableBook(UNSUPPORTED, "The page holds an image of an uncommon kind.");
  }

  /** What is packed twice hides its size. */
  private static void requireBare(List<COSName> filters) {
    if (filters.size() > 1) {
      requireNoScan(new COSArray(filters));
    }
  }

  private void checkScan(COSName filter, COSStream image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (COSName.JBIG2_DECODE.equals(filter)) {
      readShared(image, bytes);
      read(image::createRawInputStream, bytes);
      require(Jbig2Scan.pixels(bytes.toByteArray()));
    } else {
      read(image::createRawInputStream, bytes);
      require(JpxScan.pixels(bytes.toByteArray()));
    }
  }

  /** What is decoded before the image, as if it were its beginning. */
  private void readShared(COSStream image, ByteArrayOutputStream sink) throws IOException {
    COSBase given = image.getDictionaryObject(COSName.DP, COSName.DECODE_PARMS);
    COSBase parameters =
        given instanceof COSArray list && list.size() > 0 ? list.getObject(0) : given;
    if (!(parameters instanceof COSDictionary one)
        || !(one.getDictionaryObject(COSName.JBIG2_GLOBALS) instanceof COSStream shared)) {
      return;
    }
    List<COSName> filters = filters(shared.getFilters());
    if (filters.equals(List.of(COSName.FLATE_DECODE))) {
      try (InputStream raw = shared.createRawInputStream()) {
        new Inflation(limits.image(), Long.MAX_VALUE).count(raw);
      }
    } else if (!filters.isEmpty()) {
      throw uncommon();
    }
    read(shared::createInputStream, sink);
  }

  private interface Source {
    InputStream open() throws IOException;
  }

  /** All of it: what is left out might be what is decoded. */
  private void read(Source source, ByteArrayOutputStream sink) throws IOException {
    try (InputStream in = source.open()) {
      sink.write(in.readNBytes(limits.image() - sink.size()));
      if (in.read() >= 0) {
        throw tooLarge();
      }
    }
  }

  private void checkJpeg(COSStream image) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    ImageReader reader = readers.next();
    try (InputStream raw = image.createRawInputStream();
        ImageInputStream in = new MemoryCacheImageInputStream(raw)) {
      reader.setInput(in, true, true);
      require((long) reader.getWidth(0) * reader.getHeight(0));
    } finally {
      reader.dispose();
    }
  }

  private void require(long pixels) {
    if (pixels > limits.pixels()) {
      throw tooLarge();
    }
  }

  private static UnreadableBook tooLarge() {
    return new UnreadableBook(TOO_LARGE, "The page holds an image that is too large.");
  }

  private static List<COSName> filters(COSBase filters) {
    if (filters instanceof COSName name) {
      return List.of(name);
    }
    List<COSName> names = new ArrayList<>();
    if (filters instanceof COSArray list) {
      for (int i = 0; i < list.size(); i++) {
        names.add(list.getObject(i) instanceof COSName name ? name : COSName.NONE);
      }
    }
    return names;
  }
}
