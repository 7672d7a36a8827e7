package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnrestTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final LibraryPart A = new LibraryPart("a");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final Unrest unrest = new Unrest(NOON);

  private static Instant after(int seconds) {
    return NOON.plusSeconds(seconds);
  }

  @Test
  void isOverWhenNothingWasToldForAWhile() {
    unrest.at(A, folder.resolve("gone.epub"), after(0));
    assertThat(unrest.isOver(after(2))).isFalse();
    unrest.at(A, folder.resolve("gone.epub"), after(2));
    assertThat(unrest.isOver(after(4))).isFalse();
    assertThat(unrest.isOver(after(5))).isTrue();
  }

  @Test
  void growsToTheFolderAroundAll() {
    unrest.at(new LibraryPart("a/b"), folder, after(0));
    assertThat(unrest.part()).isEqualTo(new LibraryPart("a/b"));
    unrest.overflowed(new LibraryPart("a/c/d"), after(0));
    assertThat(unrest.part()).isEqualTo(A);
    assertThat(unrest.hasOverflowed()).isTrue();
  }

  @Test
  void waitsForAFileThatGrowsUntold() throws IOException {
    Path file = Files.writeString(folder.resolve("book.epub"), "half");
    unrest.at(A, file, after(0));
    Files.writeString(file, " and the rest", StandardOpenOption.APPEND);

    assertThat(unrest.isOver(after(3))).isFalse();
    assertThat(unrest.isOver(after(5))).isFalse();
    assertThat(unrest.isOver(after(6))).isTrue();
  }

  @Test
  void looksOnceAMinuteAtWhatNeverRests() {
    Instant end = NOON.plus(Unrest.LONGEST);
    for (Instant now = NOON; now.isBefore(end); now = now.plus(Duration.ofSeconds(1))) {
      unrest.at(A, folder, now);
      assertThat(unrest.isOver(now)).isFalse();
    }
    unrest.at(A, folder, end);
    assertThat(unrest.isOver(end)).isTrue();
  }
}
