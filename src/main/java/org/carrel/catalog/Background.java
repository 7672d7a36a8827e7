package org.carrel.catalog;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.carrel.config.Leases;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Work on many books that nobody waits for. One kind of it at a time for a library, on whichever
 * node was asked; what a node that ends leaves undone is asked for again.
 */
@Singleton
class Background {
  private static final Logger LOG = System.getLogger(Background.class.getName());
  private static final Duration LIFE = Duration.ofMinutes(2);
  private static final int MOST = 64;

  private final Threads threads;
  private final Leases leases;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  @Inject
  Background(Threads threads, Leases leases) {
    this.threads = threads;
    this.leases = leases;
  }

  /** Asked between two steps whether to go on. */
  interface Going {
    boolean on();
  }

  interface Work {
    void run(Going going);
  }

  /**
   * Begins it, unless it is under way.
   *
   * @param name short and of this kind of work on this library alone
   * @throws Failure UNAVAILABLE while too much is under way
   */
  void begin(String name, Work work) {
    if (underWay.size() >= MOST) {
      throw new Failure(Reason.UNAVAILABLE, "Too much is under way. Try again later.");
    }
    if (!underWay.add(name)) {
      return;
    }
    try {
      threads.workers().execute(() -> run(name, work));
    } catch (RejectedExecutionException e) {
      underWay.remove(name);
      throw new Failure(Reason.UNAVAILABLE, "The server takes no more work.", e);
    }
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private void run(String name, Work work) {
    try {
      if (leases.take(name, LIFE)) {
        work.run(() -> !stopping && leases.take(name, LIFE));
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Work on a library was given up: " + name, e);
    } finally {
      underWay.remove(name);
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
  }
}
