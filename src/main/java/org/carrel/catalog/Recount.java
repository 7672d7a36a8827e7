package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts anew what somebody was told an older count of: one thing at a time, and resting ten times
 * as long as the last one took.
 */
@Singleton
class Recount {
  private static final Logger LOG = System.getLogger(Recount.class.getName());
  private static final int REST = 10;

  private final Executor executor;
  private final AtomicBoolean underWay = new AtomicBoolean();
  private volatile long restsUntil = System.nanoTime();

  @Inject
  Recount(Threads threads) {
    this(threads.workers());
  }

  Recount(Executor executor) {
    this.executor = executor;
  }

  /** Or does nothing: whoever is told an older count next asks again. */
  void begin(Runnable counting) {
    if (System.nanoTime() - restsUntil < 0 || !underWay.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(() -> run(counting));
    } catch (RejectedExecutionException stopping) {
      underWay.set(false);
    }
  }

  private void run(Runnable counting) {
    long start = System.nanoTime();
    try {
      counting.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Books could not be counted anew", e);
    } finally {
      long end = System.nanoTime();
      restsUntil = end + REST * (end - start);
      underWay.set(false);
    }
  }
}
