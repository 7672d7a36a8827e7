package org.carrel.identity;

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
import org.carrel.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps what has expired, on one node at a time. Every node looks twice in an interval and holds
 * the lease for half of one, so that nothing dead stays longer than an interval, even when the node
 * that swept is gone.
 */
@Singleton
final class Housekeeping {
  private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
  private static final String LEASE = "identity-housekeeping";

  private final ManagedScheduledExecutorService executor;
  private final Leases leases;
  private final Expired expired;
  private final Previews previews;
  private final Duration period;
  private @Nullable ScheduledFuture<?> sweeping;

  @Inject
  Housekeeping(
      ManagedScheduledExecutorService executor,
      Leases leases,
      Expired expired,
      Previews previews,
      Settings settings) {
    this.executor = executor;
    this.leases = leases;
    this.expired = expired;
    this.previews = previews;
    this.period = settings.session().cleanupInterval().dividedBy(2);
  }

  void begin(@Observes Ready ready) {
    long millis = period.toMillis();
    sweeping = executor.scheduleAtFixedRate(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void end() {
    if (sweeping != null) {
      sweeping.cancel(false);
    }
  }

  /** A failure must not end the schedule: the database may be back at the next turn. */
  private void sweep() {
    try {
      if (leases.take(LEASE, period)) {
        expired.sweep();
        previews.sweep();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Expired sessions and tokens were not swept: " + e.getMessage());
    }
  }
}
