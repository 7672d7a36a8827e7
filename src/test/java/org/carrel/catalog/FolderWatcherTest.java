package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatcherTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path temporary;

  @SuppressWarnings("NullAway.Init")
  private Path root;

  @SuppressWarnings("NullAway.Init")
  private FolderWatcher watcher;

  private final Set<Path> told = new HashSet<>();
  private final Set<Path> overflowed = new HashSet<>();

  @BeforeEach
  void begin() throws IOException {
    root = Files.createDirectories(temporary.resolve("root"));
    Files.createDirectories(root.resolve("a/b"));
    watcher = new FolderWatcher();
    watcher.watch(root);
  }

  @AfterEach
  void end() throws IOException {
    watcher.close();
  }

  private final class Notes implements FolderWatcher.Told {
    @Override
    public void stirred(Path folder, Path entry) {
      assertThat(entry.getParent()).isEqualTo(folder);
      told.add(entry);
    }

    @Override
    public void overflowed(Path folder) {
      overflowed.add(folder);
    }

    @Override
    public void exhausted(Path folder, IOException why) {
      throw new AssertionError(why);
    }
  }

  private void await(Path entry) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!told.contains(entry)) {
      assertThat(System.nanoTime()).as("%s is not told of", entry).isLessThan(end);
      Thread.sleep(20);
      watcher.drain(new Notes());
    }
  }

  private Path write(String name) throws IOException {
    return Files.writeString(root.resolve(name), "x");
  }

  @Test
  void tellsOfFilesInEveryFolderAndInNewOnes() throws Exception {
    await(write("a/b/deep.epub"));
    await(Files.createDirectory(root.resolve("new")));
    Files.createDirectories(root.resolve("new/newer"));
    await(root.resolve("new/newer"));
    await(write("new/newer/book.epub"));
    Files.delete(root.resolve("a/b/deep.epub"));
    told.clear();
    await(root.resolve("a/b/deep.epub"));
    assertThat(watcher.size()).isEqualTo(5);
  }

  @Test
  void followsAFolderThatIsRenamed() throws Exception {
    Files.move(root.resolve("a"), root.resolve("z"));
    await(root.resolve("z"));
    await(write("z/b/book.epub"));

    assertThat(watcher.watches(root.resolve("a/b"))).isFalse();
    assertThat(watcher.watches(root.resolve("z/b"))).isTrue();
    assertThat(watcher.size()).isEqualTo(3);
  }

  @Test
  void leavesAFolderThatWasMovedAway() throws Exception {
    Path away = Files.move(root.resolve("a"), temporary.resolve("away"));
    await(root.resolve("a"));
    told.clear();
    Files.writeString(away.resolve("b/private.epub"), "x");
    await(write("seen.epub"));

    assertThat(told).containsExactly(root.resolve("seen.epub"));
    assertThat(watcher.size()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatIsHiddenOrLinked() throws Exception {
    Path outside = Files.createDirectories(temporary.resolve("outside"));
    Files.createDirectory(root.resolve(".hidden"));
    Files.createSymbolicLink(root.resolve("link"), outside);
    write(".hidden/x.epub");
    write(".part");
    Files.writeString(outside.resolve("x.epub"), "x");
    await(write("seen.epub"));

    assertThat(told).containsExactly(root.resolve("seen.epub"));
  }

  @Test
  void knowsWhenTheWholeIsGone() throws Exception {
    Files.delete(root.resolve("a/b"));
    Files.delete(root.resolve("a"));
    Files.delete(root);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (watcher.watches(root)) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
      watcher.drain(new Notes());
    }
    assertThat(watcher.size()).isZero();
  }

  @Test
  void tellsThatItWasTooMuch() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      write("a/" + i + ".epub");
    }
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!overflowed.contains(root.resolve("a"))) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
      watcher.drain(new Notes());
    }
  }

  @Test
  void tenThousandFoldersCostLittle() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      Files.createDirectories(root.resolve("many/" + i % 100 + "/" + i));
    }
    long before = used();
    watcher.watch(root);
    long after = used();

    assertThat(watcher.size()).isEqualTo(10_000 + 100 + 4);
    assertThat(after - before).isLessThan(16L << 20);
    await(write("many/99/9999/book.epub"));
    watcher.forget(root);
    assertThat(watcher.size()).isZero();
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void watchesNothingOfAFolderThatIsNotThere() throws Exception {
    Path gone = root.resolve("nowhere");
    watcher.watch(gone);
    assertThat(watcher.watches(gone)).isFalse();
    assertThat(watcher.watches(root)).isTrue();
  }

  @Test
  void tellsOfBooksAndWhatLiesBesideThemOnly() throws Exception {
    write("notes.txt");
    write("half.epub.part");
    write("book.opf");
    write("cover.jpg");
    await(write("comic.zip"));

    assertThat(told)
        .containsExactlyInAnyOrder(
            root.resolve("book.opf"), root.resolve("cover.jpg"), root.resolve("comic.zip"));
  }

  @Test
  void watchesNothingOnceItIsClosed() throws Exception {
    watcher.close();
    watcher.watch(root);

    assertThat(watcher.size()).isZero();
  }
}
