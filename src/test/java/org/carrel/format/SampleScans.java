package org.carrel.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Makes PDFs as scanners do: each page one image, black on its left half. */
final class SampleScans {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 300;
  private static final COSArray DEFLATED_JPX =
      new COSArray(List.of(COSName.FLATE_DECODE, COSName.JPX_DECODE));

  private SampleScans() {}

  static Path jbig2(Path file) throws IOException {
    return jbig2(file, WIDTH, HEIGHT);
  }

  /**
   * A scan that begins in what pages share.
   *
   * @param count of patterns that it has before
   */
  static Path sharedJbig2(Path file, int count) throws IOException {
    try (PDDocument document = new PDDocument()) {
      ByteArrayOutputStream before = new ByteArrayOutputStream();
      if (count > 0) {
        ByteBuffer patterns = ByteBuffer.allocate(7).put((byte) 0).put((byte) 255).put((byte) 255);
        segment(before, 2, 16, patterns.putInt(count - 1).array());
      }
      ByteArrayOutputStream image = new ByteArrayOutputStream();
      scanned(document, before, image, WIDTH, HEIGHT);
      COSStream shared = document.getDocument().createCOSStream();
      try (OutputStream out = shared.createOutputStream(COSName.FLATE_DECODE)) {
        out.write(before.toByteArray());
      }
      COSDictionary parameters = new COSDictionary();
      parameters.setItem(COSName.JBIG2_GLOBALS, shared);
      return pdf(document, file, image.toByteArray(), COSName.JBIG2_DECODE, 1, parameters);
    }
  }

  /** A scan whose region says it has another size. */
  static Path jbig2(Path file, int width, int height) throws IOException {
    try (PDDocument document = new PDDocument()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      scanned(document, out, out, width, height);
      return pdf(document, file, out.toByteArray(), COSName.JBIG2_DECODE, 1);
    }
  }

  private static void scanned(
      PDDocument document,
      ByteArrayOutputStream first,
      ByteArrayOutputStream second,
      int width,
      int height)
      throws IOException {
    PDImageXObject fax =
        CCITTFactory.createFromImage(document, scan(BufferedImage.TYPE_BYTE_BINARY));
    byte[] coded = fax.getCOSObject().createRawInputStream().readAllBytes();
    ByteBuffer page = ByteBuffer.allocate(19).putInt(width).putInt(height);
    segment(first, 0, 48, page.array());
    ByteBuffer region = ByteBuffer.allocate(18 + coded.length).putInt(width).putInt(height);
    region.putInt(0).putInt(0).put((byte) 0).put((byte) 1).put(coded);
    segment(second, 1, 38, region.array());
  }

  private static void segment(ByteArrayOutputStream out, int number, int kind, byte[] bytes) {
    ByteBuffer header = ByteBuffer.allocate(11).putInt(number).put((byte) kind).put((byte) 0);
    out.writeBytes(header.put((byte) 1).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  static Path jpx(Path file) throws IOException {
    return jpx(file, jpx(), COSName.JPX_DECODE);
  }

  /** A JPEG 2000 image that is deflated as well. */
  static Path deflatedJpx(Path file) throws IOException {
    return jpx(file, deflate(jpx()), DEFLATED_JPX);
  }

  /** A JPEG 2000 image that says it has 50,000 by 50,000 pixels. */
  static Path hugeJpx(Path file) throws IOException {
    return jpx(file, hugeJpx(), COSName.JPX_DECODE);
  }

  /** The same, but one has to inflate it to know. */
  static Path deflatedHugeJpx(Path file) throws IOException {
    return jpx(file, deflate(hugeJpx()), DEFLATED_JPX);
  }

  private static Path jpx(Path file, byte[] image, COSBase filters) throws IOException {
    try (PDDocument document = new PDDocument()) {
      return pdf(document, file, image, filters, 8);
    }
  }

  private static byte[] deflate(byte[] image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(image);
    }
    return bytes.toByteArray();
  }

  private static byte[] hugeJpx() throws IOException {
    byte[] image = jpx();
    ByteBuffer bytes = ByteBuffer.wrap(image);
    for (int i = 0; i < image.length - 50; i++) {
      if (bytes.getInt(i) == 0xFF4FFF51) {
        bytes.putInt(i + 8, 50_000).putInt(i + 12, 50_000);
        bytes.putInt(i + 24, 50_000).putInt(i + 28, 50_000);
      }
    }
    return image;
  }

  private static byte[] jpx() throws IOException {
    ImageWriter writer = new J2KImageWriterSpi().createWriterInstance(null);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(scan(BufferedImage.TYPE_BYTE_GRAY));
    }
    return bytes.toByteArray();
  }

  private static BufferedImage scan(int kind) {
    BufferedImage scan = new BufferedImage(WIDTH, HEIGHT, kind);
    Graphics2D canvas = scan.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    canvas.setColor(Color.BLACK);
    canvas.fillRect(0, 0, WIDTH / 2, HEIGHT);
    canvas.dispose();
    return scan;
  }

  private static Path pdf(PDDocument document, Path file, byte[] bytes, COSBase filters, int bits)
      throws IOException {
    return pdf(document, file, bytes, filters, bits, new COSDictionary());
  }

  private static Path pdf(
      PDDocument document,
      Path file,
      byte[] bytes,
      COSBase filters,
      int bits,
      COSDictionary parameters)
      throws IOException {
    PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
    document.addPage(page);
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream raw = stream.createRawOutputStream()) {
      raw.write(bytes);
    }
    stream.setItem(COSName.TYPE, COSName.XOBJECT);
    stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
    stream.setInt(COSName.WIDTH, WIDTH);
    stream.setInt(COSName.HEIGHT, HEIGHT);
    stream.setInt(COSName.BITS_PER_COMPONENT, bits);
    stream.setItem(COSName.COLORSPACE, PDDeviceGray.INSTANCE.getCOSObject());
    page.setResources(new PDResources());
    stream.setItem(COSName.FILTER, filters);
    stream.setItem(COSName.DECODE_PARMS, parameters);
    COSDictionary objects = new COSDictionary();
    objects.setItem("Scan", stream);
    page.getResources().getCOSObject().setItem(COSName.XOBJECT, objects);
    COSStream drawing = document.getDocument().createCOSStream();
    try (OutputStream out = drawing.createOutputStream()) {
      out.write("200 0 0 300 0 0 cm /Scan Do".getBytes(US_ASCII));
    }
    page.getCOSObject().setItem(COSName.CONTENTS, drawing);
    document.save(file.toFile());
    return file;
  }
}
