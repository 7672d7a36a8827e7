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

  /** Titles, names and chapters that would run if they were anything but text. */
  static final String HOSTILE =
      "<img src=x onerror=\"window.pwned=1\"><script>window.pwned=1</script>";

  static final int BOOKS = 27;

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
          Map.of(
              "Chapter",
              "<p id='seen'>Harmless text</p><script>parent.pwned=1;window.pwned=1</script>"
                  + "<svg onload='parent.pwned=1'><a href='javascript:parent.pwned=1'>x</a></svg>"
                  + "<img src='images/front.jpg' onload='parent.pwned=1' onerror='parent.pwned=1'/>"
                  + "<style>@import url(http://evil.example/a.css); body{background:url(http://evil.example/b)}</style>"));
      SampleBooks.cbz(
          folder.resolve("wide.cbz"),
          3,
          Facts.of("W".repeat(300) + "</title></h1><style>*{display:none}</style>", "x"));
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
          "<h1>Chapter %s</h1>%s"
              .formatted(name, "<p>%s</p>".formatted("It goes on and on. ".repeat(60)).repeat(12)));
    }
    return chapters;
  }
}
