package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.carrel.format.SampleBooks.Facts;

/** Makes books built to harm whoever opens them, and books that are merely broken or locked. */
public final class HostileBooks {
  private static final Facts FACTS = Facts.of("Title", "Author");

  private HostileBooks() {}

  /** An EPUB whose metadata is one element in another, many times. */
  public static Path deepXml(Path file, int depth) {
    String nested = "<a>".repeat(depth) + "</a>".repeat(depth);
    return SampleBooks.epub(file, SampleBooks.opf("3.0", nested, ""));
  }

  /** A comic whose only page unpacks to a thousand times its size. */
  public static Path zipBomb(Path file) {
    return SampleZip.bomb(file, "page1.png", 300L << 20);
  }

  /** A comic with one page of its own and many that lie outside. */
  public static Path escaping(Path file) {
    Map<String, byte[]> entries = escaping();
    entries.put("nul\0.png", SampleImages.png(10, 10, 1));
    return SampleZip.write(file, entries);
  }

  /** Such entries, of which {@code inside.png} alone is to be there. */
  static Map<String, byte[]> escaping() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    byte[] page = SampleImages.png(10, 10, 1);
    entries.put("../outside.png", page);
    entries.put("a/../../outside.png", page);
    entries.put("/absolute.png", page);
    entries.put("..\\windows.png", page);
    entries.put("C:\\windows.png", page);
    entries.put("inside.png", page);
    return entries;
  }

  /** An EPUB with parts that lie outside, and with references to such. */
  static Path escapingEpub(Path file) {
    String opf =
        SampleBooks.opf3(FACTS)
            .replace("images/front.jpg", "../../../etc/passwd")
            .replace("a.xhtml", "/etc/passwd");
    Map<String, byte[]> entries = SampleBooks.epubEntries(opf);
    entries.putAll(escaping());
    return SampleZip.write(file, entries);
  }

  /** A comic with a page of 50,000 by 50,000 pixels, in a few bytes. */
  public static Path hugePage(Path file) {
    return SampleZip.write(file, Map.of("page1.png", SampleImages.pngHeader(50_000, 50_000)));
  }

  public static Path encryptedPdf(Path file, String userPassword) {
    try (PDDocument document = SampleBooks.pdf(1, FACTS)) {
      encrypt(document, userPassword);
      document.save(file.toFile());
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void encrypt(PDDocument document, String userPassword) throws IOException {
    document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
  }

  /**
   * A PDF whose page is written in 100 MiB of blanks, packed into 100 KiB.
   *
   * @param outer filters that those went through in the end
   */
  public static Path pdfBomb(Path file, COSName... outer) {
    return pdf(file, (document, page) -> writeBlanks(document, page, outer));
  }

  /** The same, to be opened without a password although nothing in it can be read on disk. */
  public static Path encryptedPdfBomb(Path file) {
    return pdf(
        file,
        (document, page) -> {
          writeBlanks(document, page);
          encrypt(document, "");
        });
  }

  /** The same of its XMP, while its page is empty. */
  public static Path encryptedXmpBomb(Path file) {
    return pdf(
        file,
        (document, page) -> {
          PDMetadata packet = new PDMetadata(document);
          write(packet.getCOSObject(), 100);
          document.getDocumentCatalog().setMetadata(packet);
          encrypt(document, "");
        });
  }

  private static void writeBlanks(PDDocument document, PDPage page, COSName... outer)
      throws IOException {
    PDStream contents = new PDStream(document);
    write(contents.getCOSObject(), 100, outer);
    page.setContents(contents);
  }

  /**
   * A PDF that draws an image of 10 by 10 pixels, whose bytes unpack to 300 MiB.
   *
   * @param outer filters that those went through in the end
   */
  public static Path pdfImageBomb(Path file, COSName... outer) {
    return pdfImage(file, 10, 300, outer);
  }

  /** A PDF that draws an image of 50,000 by 50,000 pixels. */
  public static Path pdfHugeImage(Path file) {
    return pdfImage(file, 50_000, 1);
  }

  private static Path pdfImage(Path file, int side, int mebibytes, COSName... outer) {
    return pdf(
        file,
        (document, page) -> {
          PDImageXObject image = new PDImageXObject(document);
          write(image.getCOSObject(), mebibytes, outer);
          image.setWidth(side);
          image.setHeight(side);
          image.setBitsPerComponent(8);
          image.setColorSpace(PDDeviceRGB.INSTANCE);
          try (PDPageContentStream contents = new PDPageContentStream(document, page)) {
            contents.drawImage(image, 0, 0, 100, 100);
          }
        });
  }

  interface Drawing {
    void on(PDDocument document, PDPage page) throws IOException;
  }

  static Path pdf(Path file, Drawing drawing) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      drawing.on(document, page);
      document.save(file.toFile());
      return file;
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static void write(COSStream stream, int mebibytes, COSName... outer) throws IOException {
    COSArray filters = new COSArray(List.of(outer));
    byte[] blanks = new byte[1 << 20];
    Arrays.fill(blanks, (byte) ' ');
    try (OutputStream raw = stream.createOutputStream(filters);
        OutputStream out = new DeflaterOutputStream(raw)) {
      for (int i = 0; i < mebibytes; i++) {
        out.write(blanks);
      }
    }
    filters.add(COSName.FLATE_DECODE);
    stream.setItem(COSName.FILTER, outer.length == 0 ? COSName.FLATE_DECODE : filters);
  }

  /** A PDF that names a security handler of which nobody knows. */
  static Path foreignPdf(Path file) throws IOException {
    String[] objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>"
    };
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(pdf.length()));
      pdf.append("%d 0 obj%s endobj\n".formatted(i + 1, objects[i]));
    }
    String trailer = "trailer<</Root 1 0 R/Size 4/ID[<00><00>]/Encrypt<</Filter/Foreign/V 4>>>>\n";
    String end = "startxref\n%d\n%%%%EOF\n".formatted(pdf.length());
    return Files.writeString(file, pdf.append(table) + trailer + end);
  }

  /** A comic whose entries say that they are encrypted. */
  public static Path encryptedZip(Path file) {
    return lock(SampleBooks.cbz(file, 1, FACTS));
  }

  /** Lets the entries of a ZIP file say that they are encrypted. */
  static Path lock(Path file) {
    SampleZip.replace(file, "PK\1\2\24\0\24\0\10", "PK\1\2\24\0\24\0\11");
    return SampleZip.replace(file, "PK\3\4\24\0\10", "PK\3\4\24\0\11");
  }

  /** An EPUB with {@code META-INF/encryption.xml} over its chapter. */
  public static Path encryptedEpub(Path file, String algorithm) {
    Map<String, byte[]> entries = SampleBooks.epubEntries(SampleBooks.opf3(FACTS));
    String encryption =
        """
        <encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
                    xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
          <enc:EncryptedData>
            <enc:EncryptionMethod Algorithm="%s"/>
            <enc:CipherData><enc:CipherReference URI="OEBPS/a.xhtml"/></enc:CipherData>
          </enc:EncryptedData>
        </encryption>
        """
            .formatted(algorithm);
    entries.put("META-INF/encryption.xml", encryption.getBytes(UTF_8));
    return SampleZip.write(file, entries);
  }

  /** Pages whose headers promise 65,000 by 65,000 pixels or so, in every format that has one. */
  public static Path hugePages(Path file) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("1.png", SampleImages.pngHeader(50_000, 50_000));
    entries.put("4.jpg", SampleImages.jpegHeader(65_000, 65_000));
    entries.put("2.gif", SampleImages.gifHeader(65_535, 65_535));
    entries.put("3.webp", SampleImages.webpHeader(16_384, 16_384));
    return SampleZip.write(file, entries);
  }
}
