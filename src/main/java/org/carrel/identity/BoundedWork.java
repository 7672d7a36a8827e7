package org.carrel.identity;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** Lets few work at once, in the order they came, and turns away whom it would keep too long. */
final class BoundedWork {
  private static final int WAITING = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Semaphore seats;
  private final Semaphore turns;

  BoundedWork(int atOnce) {
    this.seats = new Semaphore(atOnce + WAITING);
    this.turns = new Semaphore(atOnce, true);
  }

  <T> T call(Supplier<T> work) {
    if (!seats.tryAcquire()) {
      throw busy();
    }
    try {
      return inTurn(work);
    } finally {
      seats.release();
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    awaitTurn();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private void awaitTurn() {
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static Failure busy() {
    return new Failure(Reason.UNAVAILABLE, "Too many sign-ins at once. Try again in a moment.");
  }
}
