package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.carrel.format.SampleBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingDirectionTest {
  @Test
  void isKeptAsTheFileTellsIt(@TempDir Path folder) throws Exception {
    try (ScannedLibrary library = new ScannedLibrary(folder)) {
      SampleBooks.epub(library.folder().resolve("rtl.epub"), opf("rtl"));
      SampleBooks.epub(library.folder().resolve("ltr.epub"), opf("ltr"));

      library.scan();

      assertThat(library.shelf.walk(Shelf.OWNER, new Selection.All(), 50))
          .hasSize(2)
          .filteredOn(BookEntry::rightToLeft)
          .extracting(book -> book.file().path())
          .containsExactly("rtl.epub");
    }
  }

  private static String opf(String direction) {
    return """
        <package xmlns="http://www.idpf.org/2007/opf" version="3.0">
          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%1$s</dc:title></metadata>
          <manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
          <spine page-progression-direction="%1$s"><itemref idref="a"/></spine>
        </package>"""
        .formatted(direction);
  }
}
