package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.UNREADABLE;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets only so many work at once that the memory each takes is there; others wait in line. */
final class Turns {
  private final Semaphore turns;
  private final Duration patience;

  Turns(int atOnce, Duration patience) {
    this.turns = new Semaphore(atOnce, true);
    this.patience = patience;
  }

  /**
   * @throws UnreadableBook {@code UNREADABLE} if no turn comes in time
   */
  <T> T take(Guarded.Reading<T> work) {
    try {
      if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UnreadableBook(UNREADABLE, "Too many books are being opened at the moment.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UnreadableBook(UNREADABLE, "The server is stopping.", stopped);
    }
    try {
      return Guarded.read(work);
    } finally {
      turns.release();
    }
  }
}
