package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.carrel.format.SampleBooks.Facts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingDirectionTest {
  private static final Facts FACTS = Facts.of("Title", "Ann");

  private final BookFiles files = SampleBooks.files();
  private Path file = Path.of("");

  @BeforeEach
  void nameAFile(@TempDir Path folder) {
    file = folder.resolve("book");
  }

  @ParameterizedTest
  @CsvSource({"YesAndRightToLeft, true", "Yes, false", "No, false"})
  void aComicTellsWhetherItIsAMangaReadThatWay(String manga, boolean rightToLeft) {
    String info = "<ComicInfo><Manga>" + manga + "</Manga></ComicInfo>";
    SampleZip.write(file, SampleBooks.cbzEntries(1, info));

    assertThat(files.read(file).rightToLeft()).isEqualTo(rightToLeft);
  }

  @ParameterizedTest
  @CsvSource({"rtl, true", "ltr, false", "default, false"})
  void anEpubTellsItOfItsSpine(String direction, boolean rightToLeft) {
    SampleBooks.epub(
        file,
        SampleBooks.opf3(FACTS)
            .replace("<spine>", "<spine page-progression-direction=\"" + direction + "\">"));

    assertThat(files.read(file).rightToLeft()).isEqualTo(rightToLeft);
  }

  @Test
  void aPdfTellsItOfTheWindowItWantsToBeSeenIn() throws IOException {
    SampleBooks.pdf(file, 1, FACTS);
    assertThat(files.read(file).rightToLeft()).isFalse();

    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PDViewerPreferences wishes = new PDViewerPreferences(new COSDictionary());
      wishes.setReadingDirection(PDViewerPreferences.READING_DIRECTION.R2L);
      document.getDocumentCatalog().setViewerPreferences(wishes);
      document.save(file.toFile());
    }
    assertThat(files.read(file).rightToLeft()).isTrue();
  }
}
