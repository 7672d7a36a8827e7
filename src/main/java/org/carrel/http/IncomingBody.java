package org.carrel.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** A body that is still under way. */
final class IncomingBody implements AutoCloseable {
  /** Sign-ins, forms and queries stay below; any number of connections may hold this much. */
  static final int SMALL = 16 * 1024;

  private static final String LATE = "The body did not arrive in time.";

  private final InputStream in;
  private final int limit;
  private final Semaphore largePlaces;
  private final long end;
  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private boolean large;

  IncomingBody(InputStream in, int limit, Duration time, Semaphore largePlaces) {
    this.in = in;
    this.limit = limit;
    this.largePlaces = largePlaces;
    this.end = System.nanoTime() + time.toNanos();
  }

  byte[] read() {
    byte[] buffer = new byte[4096];
    for (int count = next(buffer); count >= 0; count = next(buffer)) {
      read.write(buffer, 0, count);
      bound();
    }
    return read.toByteArray();
  }

  private int next(byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw BrokenBody.failure(e, LATE);
    }
  }

  private void bound() {
    if (read.size() > limit) {
      throw tooLarge(limit);
    }
    if (System.nanoTime() - end > 0) {
      throw new Failure(Reason.TIMED_OUT, LATE);
    }
    if (read.size() > SMALL && !large) {
      large = largePlaces.tryAcquire();
      if (!large) {
        throw new Failure(Reason.UNAVAILABLE, "Too many large bodies are under way.");
      }
    }
  }

  static Failure tooLarge(int limit) {
    return new Failure(Reason.TOO_LARGE, "The body is larger than " + limit + " bytes.");
  }

  @Override
  public void close() {
    if (large) {
      largePlaces.release();
    }
  }
}
