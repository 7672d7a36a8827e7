package org.carrel.bench;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * The JDK's JPEG codec and Thumbnailator and nothing else, on every core, in a process of its own
 * with the server's heap: what a page that is made anew is measured against.
 */
public final class BareImage {
  private static final int ROUNDS = 5;
  private static final float QUALITY = 0.82f;

  private BareImage() {}

  /** CPU for one image in a warm process. */
  static double cpuMillis(Path page, int width, int millis)
      throws IOException, InterruptedException {
    Process process =
        Jvm.main(
                BareImage.class,
                List.of(page.toString(), String.valueOf(width), String.valueOf(millis)))
            .start();
    try (BufferedReader prices = process.inputReader()) {
      String last = prices.lines().reduce((before, next) -> next).orElseThrow();
      process.waitFor();
      return Double.parseDouble(last);
    }
  }

  /** Takes the page, the width and milliseconds a round; prints a price a round. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    byte[] page = Files.readAllBytes(Path.of(arguments[0]));
    int width = Integer.parseInt(arguments[1]);
    Watched self = new Watched(ProcessHandle.current());
    for (int round = 0; round < ROUNDS; round++) {
      double before = self.cpuMillis();
      long made = made(page, width, Integer.parseInt(arguments[2]));
      System.out.println((self.cpuMillis() - before) / made);
    }
  }

  private static long made(byte[] page, int width, int millis) throws InterruptedException {
    AtomicLong count = new AtomicLong();
    long end = System.nanoTime() + millis * 1_000_000L;
    List<Thread> threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(i -> new Thread(() -> make(page, width, end, count), "image-" + i))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return count.get();
  }

  private static void make(byte[] page, int width, long end, AtomicLong count) {
    try {
      while (System.nanoTime() < end) {
        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(page));
        write(
            Thumbnails.of(decoded)
                .width(width)
                .imageType(BufferedImage.TYPE_INT_RGB)
                .asBufferedImage());
        count.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = new MemoryCacheImageOutputStream(new ByteArrayOutputStream())) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
  }
}
