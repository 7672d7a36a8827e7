package org.carrel.http.graphql;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Where files lie that come with requests, below the data folder: only so many requests bring some
 * at once, and each has some minutes for it.
 */
@Singleton
class Uploads {
  private static final int AT_ONCE = 8;
  private static final int FILES_OF_FULL_SIZE = 10;
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  private final Path folder;
  private final long mostOfFile;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  @Inject
  Uploads(Settings settings, Clock clock) {
    this(
        settings.data().resolve("uploads"),
        Math.max(settings.uploads().maxFile(), settings.uploads().maxImage()),
        clock);
  }

  Uploads(Path folder, long mostOfFile, Clock clock) {
    this.folder = folder;
    this.mostOfFile = mostOfFile;
    this.clock = clock;
  }

  /**
   * @throws Failure UNAVAILABLE while too many others bring files
   */
  Spool spool() {
    if (!places.tryAcquire()) {
      throw new Failure(Reason.UNAVAILABLE, "Too many uploads are under way.");
    }
    return new Spool(
        folder,
        mostOfFile,
        mostOfFile * FILES_OF_FULL_SIZE,
        System.nanoTime() + TIME.toNanos(),
        places::release);
  }

  /** Removes what a server left behind that was ended in the middle of a request. */
  void sweep(@Observes Ready ready) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : leftBehind(clock.instant().minus(LEFT_BEHIND))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> leftBehind(Instant since) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> isOlder(file, since)).toList();
    }
  }

  private static boolean isOlder(Path file, Instant since) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(since);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
