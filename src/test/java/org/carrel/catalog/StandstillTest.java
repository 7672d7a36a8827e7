package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.carrel.format.UnreadableBook.Defect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandstillTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final Standstill standstill = new Standstill(Clock.systemUTC());

  private FoundFile found(Path file) throws IOException {
    return FoundFile.of(
        folder, file, Files.readAttributes(file, BasicFileAttributes.class), Beside.NOTHING);
  }

  private static ReadFile damaged(FoundFile found) {
    return new ReadFile.Bad(found, Defect.DAMAGED, "It is damaged.", true);
  }

  @Test
  void aFileThatGrewWhileItWasReadIsNotTaken() throws IOException {
    Path grown = Files.writeString(folder.resolve("grown.epub"), "half");
    Path still = Files.writeString(folder.resolve("still.epub"), "whole");
    List<ReadFile> read = List.of(damaged(found(grown)), damaged(found(still)));
    Files.writeString(grown, " and more", StandardOpenOption.APPEND);

    var by = standstill.of(read);

    assertThat(by.get(true)).containsExactly(read.get(1));
    assertThat(by.get(false)).containsExactly(read.get(0));
  }

  @Test
  void oneThatMakesNoSenseAndIsFreshIsWaitedFor() throws Exception {
    Path half = Files.writeString(folder.resolve("half.epub"), "half");
    List<ReadFile> read = List.of(damaged(found(half)));
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> append(half), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

    assertThat(standstill.of(read).get(false)).isEqualTo(read);
    writer.get(10, TimeUnit.SECONDS);
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, " and more", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
