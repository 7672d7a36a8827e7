package org.carrel.image;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Who may have an image in memory: as many at once as there are cores, all together no more pixels
 * than fit, nobody longer than {@link #LONGEST}. Others wait for a while, and who finds too many
 * waiting is turned away at once.
 */
final class Turns {
  private static final int WAITING = 128;
  private static final int PATIENCE_SECONDS = 15;

  /** As imagor's processing has; asked about between two steps of the work. */
  static final Duration LONGEST = Duration.ofSeconds(20);

  private final Semaphore places;
  private final Semaphore seats;
  private final int budget;
  private final Semaphore pixels;
  private final Duration longest;

  Turns(int atOnce, int budget) {
    this(atOnce, budget, LONGEST);
  }

  Turns(int atOnce, int budget, Duration longest) {
    this.places = new Semaphore(atOnce + WAITING);
    this.seats = new Semaphore(atOnce, true);
    this.budget = budget;
    this.pixels = new Semaphore(budget, true);
    this.longest = longest;
  }

  interface Work<T> {
    T run(Turn turn);
  }

  /** A seat, and the pixels that were taken upon it. */
  final class Turn {
    private final long begun = System.nanoTime();
    private int taken;

    /**
     * Waits until so many fit beside those of others, and its own.
     *
     * @throws Failure TOO_LARGE if they never will; UNAVAILABLE; TIMED_OUT if it had its turn for
     *     too long
     */
    void take(long wanted) {
      if (System.nanoTime() - begun > longest.toNanos()) {
        throw new Failure(Reason.TIMED_OUT, "timeout");
      }
      if (taken + wanted > budget) {
        throw ImageLimits.tooLarge();
      }
      if (wanted > 0) { // else one would queue behind who waits for what one holds
        await(pixels, (int) wanted);
        taken += (int) wanted;
      }
    }
  }

  /**
   * @throws Failure UNAVAILABLE if no turn comes
   */
  <T> T call(Work<T> work) {
    if (!places.tryAcquire()) {
      throw busy();
    }
    try {
      return inTurn(work);
    } finally {
      places.release();
    }
  }

  private <T> T inTurn(Work<T> work) {
    await(seats, 1);
    Turn turn = new Turn();
    try {
      return work.run(turn);
    } finally {
      pixels.release(turn.taken);
      seats.release();
    }
  }

  private static void await(Semaphore semaphore, int permits) {
    try {
      if (!semaphore.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Failure(Reason.UNAVAILABLE, "The server is stopping.", stopped);
    }
  }

  private static Failure busy() {
    return new Failure(Reason.UNAVAILABLE, "Too many images are being made at the moment.");
  }
}
