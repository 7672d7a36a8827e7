package org.carrel.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.carrel.format.UnreadableBook.Defect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannedPdfTest {
  private final BookFiles files = SampleBooks.files();
  private Path file = Path.of("");

  @BeforeEach
  void nameAFile(@TempDir Path folder) {
    file = folder.resolve("scan.pdf");
  }

  @Test
  void drawsPagesPackedAsJbig2() throws IOException {
    SampleScans.jbig2(file);

    assertLeftHalfIsBlack();
  }

  @Test
  void drawsPagesPackedAsJpeg2000() throws IOException {
    SampleScans.jpx(file);

    assertLeftHalfIsBlack();
  }

  @Test
  void refusesScansThatAreTooLargeBeforeTheyAreDecoded() throws IOException {
    SampleScans.jbig2(file, 50_000, 50_000);
    assertRefused(Defect.TOO_LARGE);

    SampleScans.hugeJpx(file);
    assertRefused(Defect.TOO_LARGE);
  }

  @Test
  void looksAtWhatScansShareToo() throws IOException {
    SampleScans.sharedJbig2(file, 0);
    assertLeftHalfIsBlack();

    SampleScans.sharedJbig2(file, 1_000);
    assertRefused(Defect.TOO_LARGE);

    SampleScans.sharedJbig2(file, Integer.MAX_VALUE);
    assertRefused(Defect.TOO_LARGE);
  }

  @Test
  void findsTheSizeOfScansBehindOtherFilters() throws IOException {
    SampleScans.deflatedJpx(file);
    assertLeftHalfIsBlack();

    SampleScans.deflatedHugeJpx(file);
    assertRefused(Defect.TOO_LARGE);
  }

  private void assertLeftHalfIsBlack() throws IOException {
    BufferedImage page = ImageIO.read(new ByteArrayInputStream(files.page(file, 0).bytes()));
    int left = page.getRGB(page.getWidth() / 4, page.getHeight() / 2) & 0xFF;
    int right = page.getRGB(3 * page.getWidth() / 4, page.getHeight() / 2) & 0xFF;
    assertThat(left).isLessThan(20);
    assertThat(right).isGreaterThan(235);
  }

  private void assertRefused(Defect defect) {
    assertThat(files.read(file).pages()).isEqualTo(1);
    assertThatExceptionOfType(UnreadableBook.class)
        .isThrownBy(() -> files.page(file, 0))
        .returns(defect, UnreadableBook::defect);
  }
}
