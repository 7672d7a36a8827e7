package org.carrel.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/**
 * What one run has started, and the order in which it stops: the last started first, each before
 * the next. It stops when the JVM ends, by whatever signal or call, except by a kill that cannot be
 * caught.
 */
final class StopSequence {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean stopping;

  static StopSequence atExit() {
    StopSequence sequence = new StopSequence();
    Runtime.getRuntime().addShutdownHook(new Thread(sequence::stop, "stop-carrel"));
    return sequence;
  }

  /**
   * Starts something that will be stopped. The start has to be short: a stop waits for its end.
   *
   * @throws CannotRun if the run is being stopped
   */
  synchronized <T extends AutoCloseable> T start(Callable<T> start) throws Exception {
    if (stopping) {
      throw new CannotRun("it is being stopped");
    }
    T running = start.call();
    started.push(running);
    return running;
  }

  synchronized boolean stopping() {
    return stopping;
  }

  synchronized void stop() {
    stopping = true;
    while (!started.isEmpty()) {
      close(started.pop());
    }
  }

  /** What does not stop must not keep the rest running. */
  private static void close(AutoCloseable running) {
    try {
      running.close();
    } catch (Exception e) {
      Run.complain("could not be stopped: " + e.getMessage());
    }
  }
}
