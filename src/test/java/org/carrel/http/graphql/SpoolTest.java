package org.carrel.http.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir private Path folder;

  private final AtomicInteger closed = new AtomicInteger();

  private Spool spool(long mostOfFile, long mostOfAll, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return new Spool(folder.resolve("new"), mostOfFile, mostOfAll, end, closed::incrementAndGet);
  }

  private static InputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  @Test
  void keepsAFileUntilTheRequestEnds() throws IOException {
    Upload kept;
    try (Spool spool = spool(10, 20, Duration.ofMinutes(1))) {
      kept = spool.keep("C:\\fakepath\\..\\me.png", "image/png", bytes(10));
      assertThat(kept.fileName()).isEqualTo("me.png");
      assertThat(kept.size()).isEqualTo(10);
      assertThat(kept.open()).hasBinaryContent(new byte[10]);
    }
    assertThat(kept.file()).doesNotExist();
    assertThat(closed).hasValue(1);
  }

  @Test
  void boundsAFileAndAllFiles() throws IOException {
    try (Spool spool = spool(10, 15, Duration.ofMinutes(1))) {
      assertThatThrownBy(() -> spool.keep("a", "b", bytes(11))).isInstanceOf(Failure.class);
    }
    try (Spool spool = spool(10, 15, Duration.ofMinutes(1))) {
      spool.keep("a", "b", bytes(10));
      assertThatThrownBy(() -> spool.keep("a", "b", bytes(10))).isInstanceOf(Failure.class);
    }
    assertThat(folder.resolve("new")).isEmptyDirectory();
  }
}
