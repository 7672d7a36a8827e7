package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;

/**
 * Scans of libraries, or parts of them, of which nothing is told while they change. Every node that
 * holds one asks; the one that moves its time on, by a conditional update, has it scanned.
 */
@Singleton
class Polling {
  private static final String DUE =
      " WHERE id = :library AND COALESCE(polled_at, created_at) <= :due";

  private final Rows rows;
  private final Scans scans;
  private final Transactions transactions;
  private final Duration interval;
  private final Clock clock;

  @Inject
  Polling(Rows rows, Scans scans, Transactions transactions, Settings settings, Clock clock) {
    this.rows = rows;
    this.scans = scans;
    this.transactions = transactions;
    this.interval = settings.scan().poll();
    this.clock = clock;
  }

  /** Has parts of it scanned if it is time to. */
  void poll(UUID library, List<LibraryPart> parts) {
    if (!interval.isZero() && !parts.isEmpty()) {
      Instant now = clock.instant();
      Map<String, Object> due = Map.of("library", library, "due", now.minus(interval));
      if (transactions.call(() -> isDue(due) && take(due, now))) {
        parts.forEach(part -> scans.enqueue(library, part));
      }
    }
  }

  /** Has the whole scanned at once, whenever it was last. */
  void begin(UUID library) {
    if (!interval.isZero()) {
      Instant now = clock.instant();
      transactions.run(() -> take(Map.of("library", library, "due", now), now));
      scans.follow(library, LibraryPart.WHOLE);
    }
  }

  /** Locks nothing, as the change would every time. */
  private boolean isDue(Map<String, Object> due) {
    return !rows.read("SELECT id FROM library" + DUE, due, Map.of("id", UUID.class)).isEmpty();
  }

  private boolean take(Map<String, Object> due, Instant now) {
    Map<String, Object> named = new HashMap<>(due);
    named.put("now", now);
    return rows.change("UPDATE library SET polled_at = :now" + DUE, named) == 1;
  }
}
