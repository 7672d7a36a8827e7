package org.carrel.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.SampleImages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images that would cost much more than they weigh. */
final class HostileImagesTest {
  private static final Duration LIMIT = Duration.ofMillis(100);
  private static final long MEGABYTES = 24 << 20;

  private static final Renderer RENDERER = new Renderer();

  /** Loads the classes of every reader. */
  @BeforeAll
  static void warmUp() {
    for (byte[] image :
        new byte[][] {SampleImages.jpeg(9, 9), SampleImages.png(9, 9, 1), SampleImages.gif(9, 9)}) {
      Encoded webp =
          RENDERER.render(Parameters.of("a"), Optional.of(ImageFormat.WEBP), name -> image);
      RENDERER.render(Parameters.of("a"), Optional.empty(), name -> image);
      RENDERER.render(Parameters.of("a"), Optional.empty(), name -> webp.bytes());
    }
  }

  static Stream<byte[]> tooMuch() {
    return Stream.of(
        SampleImages.pngHeader(50_000, 50_000),
        SampleImages.pngHeader(10_000, 10),
        SampleImages.pngHeader(9_999, 9_999),
        jpegHeader(50_000, 50_000),
        gif(50_000, 50_000, 1),
        gif(1, 1, 100_000),
        gif(1_000, 1_000, 100),
        webpHeader(16_000, 16_000),
        jpegWithProfile(100),
        pngWithProfile(64 << 20));
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void isRefusedAtOnceAndTakesNoMemory(byte[] image) {
    long before = allocated();
    long begun = System.nanoTime();

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> RENDERER.render(Parameters.of("a"), Optional.empty(), name -> image))
        .returns(Reason.TOO_LARGE, Failure::reason);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT);
    assertThat(allocated() - before).isLessThan(MEGABYTES);
  }

  @ParameterizedTest
  @MethodSource("tooMuch")
  void isRefusedAsFastWhenOnlyFactsAreAskedFor(byte[] image) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> RENDERER.facts(Parameters.of("a"), Optional.empty(), name -> image))
        .returns(Reason.TOO_LARGE, Failure::reason);
  }

  @Test
  void aResultBeyondTheLimitIsRefusedBeforeItIsMade() {
    byte[] image = SampleImages.png(40, 60, 1);
    for (String path :
        new String[] {
          "9999x9999/a", "stretch/20000x10/a", "fit-in/9000x9000/filters:upscale()/a",
          "100x100/9000x9000/a", "filters:padding(red,9000,9000)/a", "filters:proportion(99999)/a"
        }) {
      long before = allocated();
      assertThatExceptionOfType(Failure.class)
          .as(path)
          .isThrownBy(
              () ->
                  new Renderer(new Turns(2, 16_000_000))
                      .render(
                          ImagorPath.parse("unsafe/" + path).parameters(),
                          Optional.empty(),
                          name -> image))
          .returns(Reason.TOO_LARGE, Failure::reason);
      assertThat(allocated() - before).as(path).isLessThan(MEGABYTES);
    }
  }

  @Test
  void brokenImagesNeverFailOtherwise() {
    byte[][] whole = {
      SampleImages.jpeg(60, 40), SampleImages.png(60, 40, 1), SampleImages.gif(60, 40)
    };
    for (byte[] image : whole) {
      for (int length = 0; length < image.length; length += 7) {
        byte[] cut = Arrays.copyOf(image, length);
        try {
          RENDERER.render(Parameters.of("a"), Optional.of(ImageFormat.PNG), name -> cut);
        } catch (Failure told) {
          assertThat(told.reason())
              .isIn(Reason.INVALID, Reason.UNSUPPORTED_MEDIA_TYPE, Reason.TOO_LARGE);
        }
      }
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static byte[] jpegHeader(int width, int height) {
    return ByteBuffer.allocate(21)
        .put(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xc0, 0, 17, 8})
        .putShort((short) height)
        .putShort((short) width)
        .put(new byte[] {3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0})
        .array();
  }

  /** Sixty-four kilobytes for each segment. */
  private static byte[] jpegWithProfile(int segments) {
    byte[] jpeg = SampleImages.jpeg(20, 20);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    for (int i = 0; i < segments; i++) {
      byte[] segment = new byte[65_537];
      segment[0] = (byte) 0xff;
      segment[1] = (byte) 0xe2;
      segment[2] = (byte) 0xff;
      segment[3] = (byte) 0xff;
      System.arraycopy("ICC_PROFILE\0".getBytes(ISO_8859_1), 0, segment, 4, 12);
      segment[16] = (byte) (i + 1);
      segment[17] = (byte) segments;
      out.write(segment, 0, segment.length);
    }
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static byte[] pngWithProfile(int unpacked) {
    byte[] png = SampleImages.png(20, 20, 1);
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[unpacked]);
    deflater.finish();
    byte[] packed = new byte[unpacked / 100];
    int length = deflater.deflate(packed);
    deflater.end();
    byte[] chunk =
        ByteBuffer.allocate(4 + 3 + length)
            .put("iCCPx\0\0".getBytes(ISO_8859_1))
            .put(packed, 0, length)
            .array();
    CRC32 crc = new CRC32();
    crc.update(chunk);
    return ByteBuffer.allocate(png.length + chunk.length + 8)
        .put(png, 0, 33)
        .putInt(chunk.length - 4)
        .put(chunk)
        .putInt((int) crc.getValue())
        .put(png, 33, png.length - 33)
        .array();
  }

  private static byte[] gif(int width, int height, int frames) {
    ByteBuffer gif = ByteBuffer.allocate(13 + 6 + frames * 15 + 1);
    gif.order(ByteOrder.LITTLE_ENDIAN);
    gif.put("GIF89a".getBytes(ISO_8859_1)).putShort((short) width).putShort((short) height);
    gif.put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, 1, 1, 1});
    for (int i = 0; i < frames; i++) {
      gif.put((byte) 0x2c).putInt(0).putShort((short) width).putShort((short) height);
      gif.put(new byte[] {0, 2, 2, 0x44, 1, 0});
    }
    return gif.put((byte) 0x3b).array();
  }

  private static byte[] webpHeader(int width, int height) {
    ByteBuffer webp = ByteBuffer.allocate(64);
    webp.order(ByteOrder.LITTLE_ENDIAN);
    webp.put("RIFF".getBytes(ISO_8859_1)).putInt(56).put("WEBPVP8 ".getBytes(ISO_8859_1));
    webp.putInt(44).put(new byte[] {0x30, 1, 0, (byte) 0x9d, 1, 0x2a});
    return webp.putShort((short) width).putShort((short) height).array();
  }

  @Test
  void aLaterFrameIsNoLargerThanTheScreen() {
    int second = 13 + 6 + 15;
    byte[] gif = gif(16, 16, 2);
    ByteBuffer.wrap(gif)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(second + 5, (short) 21_000)
        .putShort(second + 7, (short) 21_000);

    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> Drawn.made("filters:page(2)/a", name -> gif))
        .returns(Reason.TOO_LARGE, Failure::reason);
  }
}
