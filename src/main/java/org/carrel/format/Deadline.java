package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.HOSTILE;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The moment by which work on a file has to be done. */
record Deadline(long start, Duration allowed) {

  static Deadline in(Duration allowed) {
    return new Deadline(System.nanoTime(), allowed);
  }

  /** For what may be sent to somebody slow. */
  static Deadline distant() {
    return in(Duration.ofDays(1));
  }

  /**
   * @throws UnreadableBook {@code HOSTILE} once it has passed
   */
  void check() {
    if (System.nanoTime() - start > allowed.toNanos()) {
      throw new UnreadableBook(
          HOSTILE, "The archive takes too long to unpack.", new TimeoutException());
    }
  }
}
