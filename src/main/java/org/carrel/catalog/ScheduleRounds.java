package org.carrel.catalog;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Ready;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Asks for scans that are due. Every node looks; whoever moves a schedule on to its next run, by a
 * conditional update, carries out the one that is due. What was missed while no node ran is done
 * once.
 */
@Singleton
class ScheduleRounds {
  private static final Logger LOG = System.getLogger(ScheduleRounds.class.getName());
  private static final int SECONDS_BETWEEN = 5;

  private final Threads threads;
  private final Rows rows;
  private final Scans scans;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  ScheduleRounds(Threads threads, Rows rows, Scans scans, Transactions transactions, Clock clock) {
    this.threads = threads;
    this.rows = rows;
    this.scans = scans;
    this.transactions = transactions;
    this.clock = clock;
  }

  void begin(@Observes Ready ready) {
    threads
        .schedule()
        .scheduleWithFixedDelay(this::tryRound, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  private void tryRound() {
    try {
      round();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Schedules wait for the database: " + e.getMessage());
    }
  }

  void round() {
    for (Row due : due()) {
      transactions
          .call(() -> take(due) ? libraries(due) : List.<UUID>of())
          .forEach(library -> scans.enqueue(library, LibraryPart.WHOLE));
    }
  }

  private List<Row> due() {
    return transactions.call(
        () ->
            rows.read(
                "SELECT id, schedule, next_run_at FROM scheduled_job"
                    + " WHERE enabled AND next_run_at <= :now ORDER BY next_run_at LIMIT 100",
                Map.of("now", clock.instant()),
                Map.of(
                    "id", Integer.class, "schedule", String.class, "next_run_at", Instant.class)));
  }

  private boolean take(Row due) {
    Instant now = clock.instant();
    Map<String, @Nullable Object> named = new HashMap<>();
    named.put("id", due.get("id", Integer.class));
    named.put("was", due.get("next_run_at", Instant.class));
    named.put("now", now);
    named.put("next", next(due.get("schedule", String.class), now));
    return rows.change(
            "UPDATE scheduled_job SET last_run_at = :now, next_run_at = :next"
                + " WHERE id = :id AND enabled AND next_run_at = :was",
            named)
        == 1;
  }

  private static @Nullable Instant next(String schedule, Instant now) {
    try {
      return Cron.parse(schedule, now).next(now).orElse(null);
    } catch (Failure never) {
      return null;
    }
  }

  private List<UUID> libraries(Row due) {
    return rows
        .read(
            "SELECT library_id FROM scheduled_library WHERE scheduled_job_id = :id",
            Map.of("id", due.get("id", Integer.class)),
            Map.of("library_id", UUID.class))
        .stream()
        .map(row -> row.get("library_id", UUID.class))
        .toList();
  }
}
