package org.carrel.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.format.SampleBooks.Facts;

/** An EPUB 3 with chapters to read, a table of contents and a cover. */
public final class SampleNovel {
  private static final String PAGE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
        <head><title>%s</title></head><body dir="%s">%s</body>
      </html>
      """;

  private SampleNovel() {}

  /**
   * @param chapters their bodies by their names, in order
   */
  public static Path write(Path file, Facts facts, Map<String, String> chapters) {
    return write(file, facts, "ltr", chapters);
  }

  /** The same of a script that runs from right to left, if the direction is {@code rtl}. */
  public static Path write(Path file, Facts facts, String direction, Map<String, String> chapters) {
    StringBuilder manifest = new StringBuilder();
    StringBuilder spine = new StringBuilder();
    StringBuilder contents = new StringBuilder();
    Map<String, byte[]> pages = new LinkedHashMap<>();
    int number = 0;
    for (Map.Entry<String, String> chapter : chapters.entrySet()) {
      String name = "c" + ++number;
      manifest.append(
          "<item id=\"%s\" href=\"%s.xhtml\" media-type=\"application/xhtml+xml\"/>"
              .formatted(name, name));
      spine.append("<itemref idref=\"%s\"/>".formatted(name));
      contents.append("<li><a href=\"%s.xhtml\">%s</a></li>".formatted(name, chapter.getKey()));
      pages.put(
          "OEBPS/" + name + ".xhtml",
          PAGE.formatted(chapter.getKey(), direction, chapter.getValue()).getBytes(UTF_8));
    }
    manifest.append(
        "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\""
            + " properties=\"nav\"/>");
    String opf =
        SampleBooks.opf3(facts)
            .replace(
                "<item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>", manifest)
            .replace("<itemref idref=\"a\"/>", spine);
    Map<String, byte[]> entries = SampleBooks.epubEntries(opf);
    entries.remove("OEBPS/a.xhtml");
    entries.putAll(pages);
    String nav = "<nav epub:type=\"toc\"><ol>" + contents + "</ol></nav>";
    entries.put("OEBPS/nav.xhtml", PAGE.formatted("Contents", direction, nav).getBytes(UTF_8));
    return SampleZip.write(file, entries);
  }
}
