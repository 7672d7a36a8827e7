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
   * Begins it.
   *
   * @param name short and of this kind of work on this library alone
   * @throws Failure CONFLICT if it is under way, here or on another node; UNAVAILABLE while too
   *     much is under way
   */
  void begin(String name, Work work) {
    if (underWay.size() >= MOST) {
      throw new Failure(Reason.UNAVAILABLE, "Too much is under way. Try again later.");
    }
    if (!underWay.add(name)) {
      throw conflict();
    }
    boolean begun = false;
    try {
      take(name);
      threads.workers().execute(() -> run(name, work));
      begun = true;
    } catch (RejectedExecutionException e) {
      leases.release(name);
      throw new Failure(Reason.UNAVAILABLE, "The server takes no more work.", e);
    } finally {
      if (!begun) {
        underWay.remove(name);
      }
    }
  }

  private void take(String name) {
    if (!leases.take(name, LIFE)) {
      throw conflict();
    }
  }

  private static Failure conflict() {
    return Failure.conflict("This work is under way. Try again when it has ended.");
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  private void run(String name, Work work) {
    try {
      Going going = () -> !stopping && leases.take(name, LIFE);
      if (going.on()) {
        work.run(going);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Work on a library was given up: " + name, e);
    } finally {
      end(name);
    }
  }

  private void end(String name) {
    try {
      leases.release(name);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A lease is left to run out: " + name, e);
    } finally {
      underWay.remove(name);
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
  }
}
