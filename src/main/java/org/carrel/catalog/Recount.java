package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Counts anew what somebody was told an older count of: one thing after the other, each followed by
 * a rest four times as long, so that the scan they lag behind goes on.
 */
@Singleton
class Recount {
  private static final Logger LOG = System.getLogger(Recount.class.getName());
  private static final int REST = 4;
  private static final int MOST = 500;

  private final Threads threads;
  private final FeedVersions versions;
  private final Map<Object, BooleanSupplier> waiting = new LinkedHashMap<>();
  private boolean atWork;

  @Inject
  Recount(Threads threads, FeedVersions versions) {
    this.threads = threads;
    this.versions = versions;
  }

  /**
   * Has it counted.
   *
   * @param what is counted, by value
   * @param counting whether it came to something else than was told
   * @return false if too much waits, or the server stops
   */
  synchronized boolean begin(Object what, BooleanSupplier counting) {
    if (waiting.size() >= MOST) {
      return waiting.containsKey(what);
    }
    waiting.putIfAbsent(what, counting);
    if (!atWork) {
      atWork = goOn(0);
    }
    return atWork;
  }

  private boolean goOn(long afterNanos) {
    try {
      threads
          .schedule()
          .schedule(() -> threads.workers().execute(this::count), afterNanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (RejectedExecutionException stopping) {
      return false;
    }
  }

  private void count() {
    long start = System.nanoTime();
    try {
      if (next().getAsBoolean()) {
        versions.correct();
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Books could not be counted anew", e);
    } finally {
      rest(System.nanoTime() - start);
    }
  }

  private synchronized BooleanSupplier next() {
    Object first = waiting.keySet().iterator().next();
    return waiting.remove(first);
  }

  private synchronized void rest(long took) {
    atWork = !waiting.isEmpty() && goOn(REST * took);
  }
}
