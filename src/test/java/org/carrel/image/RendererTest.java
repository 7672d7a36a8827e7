package org.carrel.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.SampleImages;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RendererTest {
  private static final String WEBP = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=";

  private final Renderer renderer = new Renderer();

  private byte[] jpeg(byte[] image, int width, int height) {
    Parameters fitted = Parameters.of("x").resized(Fit.FIT_IN, Box.of(width, height));
    return renderer.render(fitted, Optional.of(ImageFormat.JPEG), name -> image).bytes();
  }

  @ParameterizedTest
  @CsvSource({
    "600, 900, 200, 300, 200, 300",
    "900, 600, 200, 300, 200, 133",
    "600, 900, 5000, 5000, 600, 900",
    "3000, 10, 300, 300, 300, 1"
  })
  void fitsImagesIntoTheBox(
      int width, int height, int boxWidth, int boxHeight, int expectedWidth, int expectedHeight)
      throws IOException {
    byte[] jpeg = jpeg(SampleImages.jpeg(width, height), boxWidth, boxHeight);

    assertThat(jpeg).startsWith(0xFF, 0xD8);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(picture.getWidth()).isEqualTo(expectedWidth);
    assertThat(picture.getHeight()).isEqualTo(expectedHeight);
  }

  @Test
  void readsPngGifAndWebp() {
    assertThat(jpeg(SampleImages.png(40, 60, 1), 20, 20)).startsWith(0xFF, 0xD8);
    assertThat(jpeg(SampleImages.gif(40, 60), 20, 20)).startsWith(0xFF, 0xD8);
    byte[] webp = Base64.getDecoder().decode(WEBP);
    assertThat(renderer.dimensions(webp)).isEqualTo(new Dimensions(1, 1));
    assertThat(jpeg(webp, 20, 20)).startsWith(0xFF, 0xD8);
  }

  @Test
  void readsTheFourColoursOfPrinters() throws IOException {
    var inks = java.awt.image.Raster.createInterleavedRaster(0, 60, 90, 4, null);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = ImageIO.createImageOutputStream(jpeg)) {
      writer.setOutput(out);
      writer.write(new javax.imageio.IIOImage(inks, null, null));
    }

    assertThat(jpeg(jpeg.toByteArray(), 20, 20)).startsWith(0xFF, 0xD8);
  }

  @Test
  void laysTransparentImagesOnWhite() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB), "png", png);
    byte[] jpeg = jpeg(png.toByteArray(), 10, 10);

    int pixel = ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(5, 5);
    assertThat(pixel).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void refusesHugeImagesByTheirHeader() {
    assertRefused(SampleImages.pngHeader(50_000, 50_000), Reason.TOO_LARGE);
  }

  @Test
  void refusesWhatIsDamagedOrNoImage() {
    byte[] png = SampleImages.png(400, 400, 1);
    assertRefused(Arrays.copyOf(png, 60), Reason.INVALID);
    assertRefused(Arrays.copyOf(png, 20), Reason.INVALID);
    assertRefused(new byte[0], Reason.UNSUPPORTED_MEDIA_TYPE);
    assertRefused("<svg/>".getBytes(), Reason.UNSUPPORTED_MEDIA_TYPE);
  }

  private void assertRefused(byte[] image, Reason reason) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> jpeg(image, 20, 20))
        .returns(reason, Failure::reason);
  }
}
