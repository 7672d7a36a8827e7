package org.carrel.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;

/** Makes PDFs of one page and one stream beside it, written as no PDF library would. */
final class HostilePdfs {
  private HostilePdfs() {}

  /**
   * @param drawing what the page is written in
   * @param resources of the page, with the stream as {@code 5 0 R}
   * @param dictionary of the stream
   */
  static Path page(Path file, String drawing, String resources, String dictionary, byte[] stream) {
    String head =
        """
        %%PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R
          /Resources<<%s>>>> endobj
        4 0 obj <</Length %d>> stream
        %s
        endstream endobj
        5 0 obj <<%s/Length %d>> stream
        """
            .formatted(resources, drawing.length(), drawing, dictionary, stream.length);
    String foot = "\nendstream endobj\ntrailer <</Root 1 0 R>>\n";
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head.getBytes(ISO_8859_1));
      out.write(stream);
      out.write(foot.getBytes(ISO_8859_1));
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Blanks in a thousandth of their bytes. */
  static byte[] bomb(int mebibytes) {
    byte[] blanks = new byte[1 << 20];
    Arrays.fill(blanks, (byte) ' ');
    return deflate(blanks, mebibytes);
  }

  static byte[] deflate(byte[] bytes) {
    return deflate(bytes, 1);
  }

  private static byte[] deflate(byte[] bytes, int times) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(deflated)) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    return deflated.toByteArray();
  }

  /** A form whose dictionary names an image for no reason. */
  static Path form(Path file) {
    return page(
        file,
        "/B Do",
        "/XObject<</B 5 0 R>>",
        "/Subtype/Form/BBox[0 0 9 9]/X/Image/Filter/FlateDecode",
        bomb(100));
  }

  /** An image that stands in the page itself, and is deflated twice. */
  static Path imageInPage(Path file) {
    String image = HexFormat.of().formatHex(deflate(bomb(300)));
    String drawing = "BI /W 1 /H 1 /BPC 8 /CS /G /F [/AHx /Fl /Fl] ID %s> EI".formatted(image);
    return page(file, drawing, "", "", new byte[0]);
  }

  /** A PDF bomb with a blank between where its streams begin and where they are said to. */
  static Path withBlank(Path file) {
    return SampleZip.replace(HostileBooks.pdfBomb(file), "stream\r\n", "stream \n");
  }

  /** The same with nothing between; what ends the word takes the place of a byte nobody reads. */
  static Path withoutLineEnd(Path file) {
    return SampleZip.replace(HostileBooks.pdfBomb(file), "\nstream\r\nx", "\n  stream(");
  }
}
