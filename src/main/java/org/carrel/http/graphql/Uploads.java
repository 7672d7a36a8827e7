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
import java.util.stream.Stream;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Places.Place;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.identity.Role;

/**
 * Where files lie that come with requests, below the data folder: only so many requests bring some
 * at once, and each has some minutes for it.
 */
@Singleton
class Uploads {
  private static final int AT_ONCE = 8;
  private static final int AT_ONCE_EACH = 2;
  private static final int FILES_OF_FULL_SIZE = 10;
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final Duration TIME_OF_PICTURE = Duration.ofMinutes(2);
  private static final Duration LEFT_BEHIND = Duration.ofHours(1);

  private final Path folder;
  private final Settings.Uploads settings;
  private final Clock clock;
  private final Places places = new Places("uploads", AT_ONCE, AT_ONCE_EACH);

  @Inject
  Uploads(Settings settings, Clock clock) {
    this(settings.data().resolve("uploads"), settings.uploads(), clock);
  }

  Uploads(Path folder, Settings.Uploads settings, Clock clock) {
    this.folder = folder;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Where the caller's files go: books of whoever may bring them, else as much as one picture has.
   *
   * @throws Failure FORBIDDEN for guests; UNAVAILABLE while too many others bring files, CONFLICT
   *     while the caller does
   */
  Spool spool(Caller caller) {
    if (caller.role() == Role.GUEST) {
      throw Failure.forbidden("Guests bring no files.");
    }
    Place place = places.take(caller.accountId().toString());
    return settings.enabled() && caller.may(Permission.UPLOAD_FILE)
        ? ofBooks(place)
        : spool(place, settings.maxImage(), settings.maxImage(), TIME_OF_PICTURE);
  }

  private Spool ofBooks(Place place) {
    long largest = Math.max(settings.maxFile(), settings.maxImage());
    return spool(place, largest, largest * FILES_OF_FULL_SIZE, TIME);
  }

  private Spool spool(Place place, long largest, long all, Duration time) {
    return new Spool(folder, largest, all, System.nanoTime() + time.toNanos(), place::release);
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
