package org.carrel.catalog;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.carrel.config.Ready;

/** Has every node look after the libraries' folders: listen every second, look every fifth. */
@Singleton
class WatchRounds {
  private static final Logger LOG = System.getLogger(WatchRounds.class.getName());
  private static final int LISTENED_PER_LOOK = 5;
  private static final int PATIENCE_SECONDS = 5;

  private final Threads threads;
  private final Watching watching;
  private final ReentrantLock atWork = new ReentrantLock();
  private volatile boolean stopping;
  private int round;

  @Inject
  WatchRounds(Threads threads, Watching watching) {
    this.threads = threads;
    this.watching = watching;
  }

  void begin(@Observes Ready ready) {
    threads.schedule().scheduleWithFixedDelay(this::begin, 1, 1, TimeUnit.SECONDS);
  }

  /** The work itself is not the schedule's, which others wait for. */
  private void begin() {
    try {
      if (!stopping && !atWork.isLocked()) {
        threads.workers().execute(this::work);
      }
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "The server takes no more work", e);
    }
  }

  private void work() {
    if (stopping || !atWork.tryLock()) {
      return;
    }
    try {
      if (round++ % LISTENED_PER_LOOK == 0) {
        watching.look();
      }
      watching.listen();
    } catch (RuntimeException e) {
      if (!stopping) {
        LOG.log(Level.WARNING, "Folders are not watched for now: " + e.getMessage());
      }
    } finally {
      atWork.unlock();
    }
  }

  /** Ends the round under way and waits for it, but not for a disk that does not answer. */
  @PreDestroy
  void end() {
    stopping = true;
    watching.close();
    try {
      if (atWork.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        atWork.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
