package org.carrel.catalog;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.config.Ready;

/** Looks for scans to work on, every other second on every node; a node works on one at a time. */
@Singleton
class ScanRounds {
  private static final Logger LOG = System.getLogger(ScanRounds.class.getName());
  private static final int SECONDS_BETWEEN = 2;

  private final Threads threads;
  private final ScanLease lease;
  private final ScanRunner runner;
  private final FirstLibrary firstLibrary;
  private final AtomicBoolean atWork = new AtomicBoolean();
  private volatile boolean stopping;

  @Inject
  ScanRounds(Threads threads, ScanLease lease, ScanRunner runner, FirstLibrary firstLibrary) {
    this.threads = threads;
    this.lease = lease;
    this.runner = runner;
    this.firstLibrary = firstLibrary;
  }

  void begin(@Observes Ready ready) {
    firstLibrary.ensure();
    threads.schedule().scheduleWithFixedDelay(this::round, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
  }

  @PreDestroy
  void end() {
    stopping = true;
    runner.stop();
  }

  /** The work itself is not the schedule's, which others wait for. */
  private void round() {
    if (stopping || !atWork.compareAndSet(false, true)) {
      return;
    }
    try {
      threads.workers().execute(this::work);
    } catch (RejectedExecutionException e) {
      atWork.set(false);
    }
  }

  private Optional<Claim> next() {
    return stopping ? Optional.empty() : lease.claim();
  }

  private void work() {
    try {
      Optional<Claim> claim = next();
      while (claim.isPresent()) {
        runner.run(claim.get());
        claim = next();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Scans wait for the database", e);
    } finally {
      atWork.set(false);
    }
  }
}
