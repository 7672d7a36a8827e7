package org.carrel.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.carrel.catalog.CatalogueRows;

/** Small EPUBs by the thousand, each with a title, an author, a series, two tags and a cover. */
final class SmallEpubs {
  private static final int IN_FOLDER = 100;
  private static final int OF_AUTHOR = 20;
  private static final int SUBJECTS = 50;
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "pl", "ja");

  private static final byte[] CONTAINER =
      """
      <?xml version="1.0"?>
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
      <rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles>
      </container>"""
          .getBytes(UTF_8);

  private static final byte[] CHAPTER =
      """
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head>
      <body><p>It was a dark and stormy night.</p></body></html>"""
          .getBytes(UTF_8);

  private static final String PACKAGE =
      """
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:identifier id="id">urn:carrel:bench:%1$d</dc:identifier><dc:title>%2$s of %1$d</dc:title>
      <dc:creator>Author %3$d</dc:creator><dc:language>%6$s</dc:language>
      <dc:subject>bench</dc:subject><dc:subject>Subject %7$d</dc:subject>
      <meta name="cover" content="cover"/>
      <meta name="calibre:series" content="Series %4$d"/>
      <meta name="calibre:series_index" content="%5$d"/></metadata>
      <manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
      <item id="cover" href="cover.png" media-type="image/png" properties="cover-image"/></manifest>
      <spine><itemref idref="one"/></spine></package>""";

  private static final byte[] COVER = cover();

  private SmallEpubs() {}

  private static byte[] cover() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(60, 90, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes those with the numbers from {@code from} to below {@code to}.
   *
   * @return the folder
   */
  static Path write(Path folder, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      Path shelf = folder.resolve("shelf " + i / IN_FOLDER);
      if (i == from || i % IN_FOLDER == 0) {
        Files.createDirectories(shelf);
      }
      write(shelf.resolve(i + ".epub"), i);
    }
    return folder;
  }

  /** One that ten of the books have in their titles. */
  static String word(int number) {
    return CatalogueRows.word(number);
  }

  private static void write(Path file, int number) throws IOException {
    String told =
        Bar.text(
            PACKAGE,
            number,
            word(number),
            number / OF_AUTHOR,
            number / IN_FOLDER,
            number % IN_FOLDER + 1,
            LANGUAGES.get(number % LANGUAGES.size()),
            number % SUBJECTS);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      store(zip, "mimetype", "application/epub+zip".getBytes(UTF_8));
      store(zip, "META-INF/container.xml", CONTAINER);
      store(zip, "p.opf", told.getBytes(UTF_8));
      store(zip, "one.xhtml", CHAPTER);
      store(zip, "cover.png", COVER);
    }
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
