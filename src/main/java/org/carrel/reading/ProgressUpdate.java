package org.carrel.reading;

import java.math.BigDecimal;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/** How far somebody has come, as a reader app tells it. */
public sealed interface ProgressUpdate
    permits ProgressUpdate.Paged, ProgressUpdate.Flowing, Pushed, Told {
  /** Seconds since the app told the last time. */
  int elapsedSeconds();

  @Nullable String deviceId();

  /** The name of the device, if it has one. */
  default @Nullable String device() {
    return null;
  }

  /**
   * @param pages how many the book has; 0 when that is not known
   * @throws Failure INVALID for a place that the book does not have
   */
  Place place(int pages);

  /** Whether the book is read to its end. */
  boolean completes(int pages);

  /**
   * In a book that is read page by page.
   *
   * @param page from 1
   */
  record Paged(int page, int elapsedSeconds, @Nullable String deviceId) implements ProgressUpdate {
    public Paged {
      requireSound(elapsedSeconds);
      deviceId = sound(deviceId);
    }

    @Override
    public Place place(int pages) {
      if (page < 1 || pages > 0 && page > pages) {
        throw Failure.invalid("The book has no such page.");
      }
      return Place.ofPage(page, pages);
    }

    @Override
    public boolean completes(int pages) {
      return pages > 0 && page == pages;
    }
  }

  /**
   * In a book whose pages depend on the screen.
   *
   * @param where by locator or CFI, with the percentage of the whole if it is known
   * @param complete whether it is read to its end; empty if the percentage tells
   */
  record Flowing(
      Place where, Optional<Boolean> complete, int elapsedSeconds, @Nullable String deviceId)
      implements ProgressUpdate {
    public Flowing {
      requireSound(elapsedSeconds);
      deviceId = sound(deviceId);
    }

    @Override
    public Place place(int pages) {
      return where;
    }

    @Override
    public boolean completes(int pages) {
      BigDecimal percentage = where.percentage();
      return complete.orElse(percentage != null && percentage.compareTo(BigDecimal.ONE) >= 0);
    }
  }

  private static void requireSound(int elapsedSeconds) {
    if (elapsedSeconds < 0) {
      throw Failure.invalid("Time does not run backwards.");
    }
  }

  /** An empty id is none. */
  private static @Nullable String sound(@Nullable String deviceId) {
    if (deviceId == null || deviceId.isEmpty()) {
      return null;
    }
    if (deviceId.length() > DocumentProgress.LONGEST_NAME || deviceId.indexOf('\0') >= 0) {
      throw Failure.invalid("The device's id is too long.");
    }
    return deviceId;
  }
}
