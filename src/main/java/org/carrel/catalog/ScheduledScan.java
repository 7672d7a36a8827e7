package org.carrel.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Libraries that are scanned again and again.
 *
 * @param schedule a cron expression, in UTC
 * @param libraries those that whoever asks sees
 * @param nextRun null while it is not enabled
 */
public record ScheduledScan(
    int id,
    String name,
    String schedule,
    List<UUID> libraries,
    boolean enabled,
    Instant created,
    @Nullable Instant lastRun,
    @Nullable Instant nextRun) {
  public ScheduledScan {
    libraries = List.copyOf(libraries);
  }

  /**
   * What somebody wants of one; what is null stays as it is, or is as usual.
   *
   * @param libraries at least one
   */
  public record Terms(
      @Nullable String name,
      @Nullable String schedule,
      @Nullable List<UUID> libraries,
      @Nullable Boolean enabled) {}
}
