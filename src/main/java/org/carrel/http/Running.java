package org.carrel.http;

import jakarta.inject.Singleton;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** Whether this node takes requests: from the end of its migrations to its shutdown. */
@Singleton
final class Running {
  private volatile boolean running;

  void begin() {
    running = true;
  }

  void end() {
    running = false;
  }

  boolean isRunning() {
    return running;
  }

  /**
   * @throws Failure UNAVAILABLE while it does not
   */
  void require() {
    if (!running) {
      throw new Failure(Reason.UNAVAILABLE, "Carrel is starting or stopping.");
    }
  }
}
