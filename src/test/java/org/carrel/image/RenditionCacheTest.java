package org.carrel.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.testing.SetClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenditionCacheTest {
  private static final int KILOBYTE = 1024;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final SetClock clock = new SetClock();
  private final AtomicInteger made = new AtomicInteger();

  private RenditionCache cache(long bytes) {
    return new RenditionCache(folder, bytes, clock);
  }

  private static RenditionKey key(int number) {
    return RenditionKey.of("image " + number, Parameters.of("x"), Optional.empty());
  }

  private Encoded image(int number, int length) {
    made.incrementAndGet();
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) number);
    return new Encoded("image/jpeg", bytes);
  }

  private static byte[] bytes(Rendition rendition) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      rendition.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(rendition.mediaType()).isEqualTo("image/jpeg");
    assertThat(rendition.length()).isEqualTo(out.size());
    return out.toByteArray();
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void makesAnImageOnceAlsoAcrossARestart() {
    for (int length : List.of(10, 100 * KILOBYTE, 600 * KILOBYTE)) {
      made.set(0);
      RenditionCache first = cache(1 << 30);
      byte[] before = bytes(first.get(key(length), () -> image(7, length)));
      byte[] again = bytes(first.get(key(length), () -> image(8, length)));
      byte[] after = bytes(cache(1 << 30).get(key(length), () -> image(9, length)));

      assertThat(made).hasValue(1);
      assertThat(again).isEqualTo(before).hasSize(length).containsOnly(7);
      assertThat(after).isEqualTo(before);
    }
  }

  @Test
  void sweepsWhileOthersWriteAndRemove() throws Exception {
    Path beside = Files.createDirectories(folder.resolve("ab"));
    AtomicBoolean going = new AtomicBoolean(true);
    Thread other = new Thread(() -> comeAndGo(beside, going), "another node");
    other.start();
    try {
      RenditionCache cache = cache(4 * KILOBYTE);
      for (int i = 0; i < 100; i++) {
        int number = i;
        assertThat(bytes(cache.get(key(number), () -> image(1, KILOBYTE)))).hasSize(KILOBYTE);
      }
    } finally {
      going.set(false);
      other.join();
    }

    assertThat(made).hasValue(100);
  }

  private static void comeAndGo(Path folder, AtomicBoolean going) {
    while (going.get()) {
      List<Path> files = IntStream.range(0, 300).mapToObj(i -> folder.resolve("f" + i)).toList();
      try {
        for (Path file : files) {
          Files.write(file, new byte[1]);
        }
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void makesAnewWhatIsDamagedOnDisk() throws IOException {
    cache(1 << 30).get(key(1), () -> image(1, KILOBYTE));
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int at : List.of(0, 10, 26, 30, 40, whole.length - 1)) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      made.set(0);
      assertThat(bytes(cache(1 << 30).get(key(1), () -> image(1, KILOBYTE)))).containsOnly(1);
      assertThat(made).as("byte %d", at).hasValue(1);
    }
    for (int length : List.of(0, 5, 31, whole.length - 1)) {
      Files.write(file, Arrays.copyOf(whole, length));
      made.set(0);
      assertThat(bytes(cache(1 << 30).get(key(1), () -> image(1, KILOBYTE)))).hasSize(KILOBYTE);
      assertThat(made).as("%d bytes", length).hasValue(1);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void staysBelowItsSizeAndForgetsWhatWasNotReadForLongest() {
    long most = 100 * KILOBYTE;
    RenditionCache cache = cache(most);
    for (int i = 0; i < 9; i++) {
      clock.pass(Duration.ofMinutes(1));
      int number = i;
      cache.get(key(i), () -> image(number, 10 * KILOBYTE));
    }
    clock.pass(Duration.ofMinutes(1));
    cache.get(key(0), () -> image(0, 10 * KILOBYTE));

    for (int i = 20; i < 26; i++) {
      clock.pass(Duration.ofMinutes(1));
      int number = i;
      cache.get(key(i), () -> image(number, 10 * KILOBYTE));
    }

    assertThat(files().stream().mapToLong(file -> file.toFile().length()).sum())
        .isLessThanOrEqualTo(most);
    RenditionCache restarted = cache(most);
    made.set(0);
    restarted.get(key(0), () -> image(0, 10 * KILOBYTE));
    restarted.get(key(25), () -> image(25, 10 * KILOBYTE));
    assertThat(made).as("read lately").hasValue(0);
    restarted.get(key(1), () -> image(1, 10 * KILOBYTE));
    assertThat(made).as("not read for longest").hasValue(1);
  }

  @Test
  void letsOneMakeWhatManyAskForAtOnce() throws Exception {
    RenditionCache cache = cache(1 << 30);
    CountDownLatch together = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      Callable<Rendition> asking = () -> cache.get(key(1), () -> slowly(together));
      List<Future<Rendition>> all =
          IntStream.range(0, 20).mapToObj(i -> threads.submit(asking)).toList();
      Thread.sleep(200);
      together.countDown();
      for (Future<Rendition> one : all) {
        assertThat(bytes(one.get())).hasSize(KILOBYTE);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(made).hasValue(1);
  }

  private Encoded slowly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return image(1, KILOBYTE);
  }

  @Test
  void aFailureIsNotKept() {
    RenditionCache cache = cache(1 << 30);

    assertThatThrownBy(
            () ->
                cache.get(
                    key(1),
                    () -> {
                      throw Failure.notFound("gone");
                    }))
        .isInstanceOf(Failure.class);
    assertThat(bytes(cache.get(key(1), () -> image(1, KILOBYTE)))).hasSize(KILOBYTE);
  }

  @Test
  void answersThoughTheDiskTakesNothing() throws IOException {
    Path file = Files.createFile(folder.resolve("no-folder"));
    RenditionCache cache = new RenditionCache(file, 1 << 30, clock);

    assertThat(bytes(cache.get(key(1), () -> image(1, KILOBYTE)))).hasSize(KILOBYTE);
  }

  @Test
  void namesAnImageByAllThatChangesItsBytes() {
    Parameters plain = Parameters.of("x");
    Parameters labelled = plain.filtered(List.of(new Filter("attachment", "a.jpg")));
    Parameters turned = plain.filtered(List.of(new Filter("rotate", "90")));
    RenditionKey key = RenditionKey.of("s", plain, Optional.empty());

    assertThat(RenditionKey.of("s", labelled, Optional.empty())).isEqualTo(key);
    assertThat(RenditionKey.of("s", plain.with("y"), Optional.empty())).isEqualTo(key);
    assertThat(RenditionKey.of("s2", plain, Optional.empty())).isNotEqualTo(key);
    assertThat(RenditionKey.of("s", turned, Optional.empty())).isNotEqualTo(key);
    assertThat(RenditionKey.of("s", plain, Optional.of(ImageFormat.PNG))).isNotEqualTo(key);
  }
}
