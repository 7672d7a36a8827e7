package org.carrel.grant;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Leases;
import org.carrel.config.Ready;
import org.jspecify.annotations.Nullable;

/** Sweeps what has expired and rotates keys that are old, on one node at a time. */
@Singleton
final class GrantHousekeeping {
  private static final Logger LOG = System.getLogger(GrantHousekeeping.class.getName());
  private static final String LEASE = "grant-housekeeping";
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final ManagedScheduledExecutorService executor;
  private final Leases leases;
  private final ExpiredGrants expired;
  private final GrantKeys keys;
  private @Nullable ScheduledFuture<?> turn;

  @Inject
  GrantHousekeeping(
      ManagedScheduledExecutorService executor,
      Leases leases,
      ExpiredGrants expired,
      GrantKeys keys) {
    this.executor = executor;
    this.leases = leases;
    this.expired = expired;
    this.keys = keys;
  }

  void begin(@Observes Ready ready) {
    long seconds = PERIOD.toSeconds();
    turn = executor.scheduleAtFixedRate(this::tidy, seconds, seconds, TimeUnit.SECONDS);
  }

  @PreDestroy
  void end() {
    if (turn != null) {
      turn.cancel(false);
    }
  }

  /** A failure must not end the schedule: the database may be back at the next turn. */
  private void tidy() {
    try {
      if (leases.take(LEASE, PERIOD)) {
        expired.sweep();
        keys.rotateOld();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Expired grants were not swept: " + e.getMessage());
    }
  }
}
