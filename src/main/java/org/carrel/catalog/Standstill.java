package org.carrel.catalog;

import static java.util.stream.Collectors.partitioningBy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Tells files that are as they were when they were found from those that somebody writes. One that
 * makes no sense and was written a moment ago is waited for: it may be half of a file.
 */
@Singleton
class Standstill {
  private static final Duration MOMENT = Duration.ofSeconds(3);

  private final Clock clock;

  @Inject
  Standstill(Clock clock) {
    this.clock = clock;
  }

  /**
   * By whether they stood still.
   *
   * @throws ScanEnd if the server stops meanwhile
   */
  Map<Boolean, List<ReadFile>> of(List<ReadFile> read) {
    if (read.stream().anyMatch(this::isSuspect)) {
      pause();
    }
    return read.stream().collect(partitioningBy(file -> file.found().stoodStill()));
  }

  private boolean isSuspect(ReadFile read) {
    Instant now = clock.instant();
    Instant modified = read.found().modified();
    return read instanceof ReadFile.Bad
        && !modified.isAfter(now)
        && modified.isAfter(now.minus(MOMENT));
  }

  private static void pause() {
    try {
      Thread.sleep(MOMENT.toMillis());
    } catch (InterruptedException e) {
      throw new ScanEnd(ScanEnd.Cause.STOPPING);
    }
  }
}
