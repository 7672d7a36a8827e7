package org.carrel.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photographs that are made smaller while they are read. */
final class ShrinkingTest {
  private static final int WIDTH = 1_200;
  private static final int HEIGHT = 900;

  /** Soft all over, so that every way to scale it gives nearly the same. */
  private static byte[] photograph(int type, int progress) throws IOException {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int red = 255 * x / WIDTH;
        int green = 255 * y / HEIGHT;
        picture.setRGB(x, y, red << 16 | green << 8 | 255 - red);
      }
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = new MemoryCacheImageOutputStream(jpeg)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(progress);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return jpeg.toByteArray();
  }

  private static byte[] photograph() throws IOException {
    return photograph(BufferedImage.TYPE_INT_RGB, ImageWriteParam.MODE_DISABLED);
  }

  @ParameterizedTest
  @CsvSource({
    BufferedImage.TYPE_INT_RGB + ", " + ImageWriteParam.MODE_DISABLED,
    BufferedImage.TYPE_INT_RGB + ", " + ImageWriteParam.MODE_DEFAULT,
    BufferedImage.TYPE_BYTE_GRAY + ", " + ImageWriteParam.MODE_DISABLED
  })
  void looksAsIfItWereReadWholeFirst(int type, int progress) throws IOException {
    Decoder decoder = Decoder.open(photograph(type, progress));
    Rectangle part = new Rectangle(100, 200, 1_000, 600);
    Dimensions size = new Dimensions(370, 222);

    BufferedImage shrunk = decoder.scaled(part, size, pixels -> {});
    BufferedImage whole = Scaling.scale(decoder.decode(part, 1), size);

    int[] expected = Canvas.pixels(whole);
    int[] found = Canvas.pixels(shrunk);
    for (int i = 0; i < expected.length; i += 97) {
      for (int shift = 0; shift < 24; shift += 8) {
        assertThat(found[i] >> shift & 255).isCloseTo(expected[i] >> shift & 255, within(6));
      }
    }
  }

  @Test
  void everyPixelOfTheSourceCounts() {
    Shrinking shrinking = new Shrinking(new Dimensions(4, 3), new Dimensions(2, 1), 1);
    shrinking.take(new byte[] {0, 60, (byte) 250, (byte) 250});
    shrinking.take(new byte[] {0, 60, (byte) 250, (byte) 250});
    assertThat(shrinking.result()).isEmpty();
    shrinking.take(new byte[] {120, 120, 10, 10});

    assertThat(Canvas.pixels(shrinking.result().orElseThrow())).containsExactly(0x3c3c3c, 0xaaaaaa);
  }

  @Test
  void takesNoMoreMemoryThanWhatComesOfIt() throws IOException {
    byte[] photograph = photograph();
    Parameters small = ImagorPath.parse("unsafe/fit-in/300x300/a").parameters();
    Renderer renderer = new Renderer(new Turns(1, 300 * 225));
    renderer.render(small, Optional.empty(), name -> photograph);
    long before = allocated();

    renderer.render(small, Optional.empty(), name -> photograph);

    assertThat(allocated() - before).isLessThan(2L * WIDTH * HEIGHT);
  }

  @ParameterizedTest
  @CsvSource({"a", "filters:quality(70):format(jpeg)/a", "fit-in/5000x5000/a"})
  void inFullSizeItIsInMemoryOnce(String path) throws IOException {
    byte[] photograph = photograph();
    Renderer renderer = new Renderer(new Turns(1, WIDTH * HEIGHT));

    Encoded made =
        renderer.render(
            ImagorPath.parse("unsafe/" + path).parameters(), Optional.empty(), name -> photograph);

    assertThat(renderer.dimensions(made.bytes())).isEqualTo(new Dimensions(WIDTH, HEIGHT));
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
