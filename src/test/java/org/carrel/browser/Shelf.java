package org.carrel.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleNovel;

/** The folder that the wizard makes a library of: a series of comics, a PDF, EPUBs, and malice. */
final class Shelf {
  static final String COMIC = "Voyage 1";
  static final String PAPER = "Paper of Five Pages";
  static final String NOVEL = "A Novel in Three Chapters";

  static final String RIGHT_TO_LEFT = "From Right to Left";

  static final String HOSTILE =
      "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>";

  static final String WIDE = "W".repeat(300) + "</title></h1><style>*{display:none}</style>";

  static final int BOOKS = 28;

  private Shelf() {}

  static Path fill(Path folder) {
    try {
      Files.createDirectories(folder);
      for (int i = 1; i <= 23; i++) {
        SampleBooks.cbz(
            folder.resolve("voyage-%02d.cbz".formatted(i)),
            6,
            Facts.of("Voyage " + i, "Ana Writer").in("Voyages", String.valueOf(i)));
      }
      SampleBooks.pdf(folder.resolve("paper.pdf"), 5, Facts.of(PAPER, "Paul Page"));
      SampleNovel.write(folder.resolve("novel.epub"), Facts.of(NOVEL, "Nora Prose"), chapters());
      SampleNovel.write(
          folder.resolve("<svg onload=alert(1)> & 'q'.epub"),
          Facts.of(HOSTILE, "\"><script>window.pwned=1</script>"),
          Map.of("Chapter", Malice.CHAPTER));
      SampleNovel.write(
          folder.resolve("hebrew.epub"),
          Facts.of(RIGHT_TO_LEFT, "Nora Prose"),
          "rtl",
          Map.of("Alef", paragraphs("משפט %d בפסקה %d. ")));
      SampleBooks.cbz(
          folder.resolve("wide.cbz"), 3, Facts.of(WIDE, "</bdi><script>window.pwned=1</script>"));
      Files.writeString(folder.resolve("wide.opf"), Malice.PACKAGE);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> chapters() {
    Map<String, String> chapters = new LinkedHashMap<>();
    for (String name : new String[] {"One", "Two", "Three"}) {
      chapters.put(
          name,
          "<h1>Chapter %s</h1>%s".formatted(name, paragraphs("Sentence %d of paragraph %d. ")));
    }
    return chapters;
  }

  /** No two sentences are the same. */
  private static String paragraphs(String sentence) {
    StringBuilder text = new StringBuilder();
    for (int paragraph = 1; paragraph <= 12; paragraph++) {
      text.append("<p>");
      for (int number = 1; number <= 60; number++) {
        text.append(sentence.formatted(number, paragraph));
      }
      text.append("</p>");
    }
    return text.toString();
  }
}
