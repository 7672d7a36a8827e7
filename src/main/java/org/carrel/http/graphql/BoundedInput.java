package org.carrel.http.graphql;

import java.io.IOException;
import java.io.InputStream;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.BrokenBody;

/** What comes from a client, no more than so much and not for long: else TOO_LARGE, TIMED_OUT. */
final class BoundedInput extends InputStream {
  private static final String LATE = "The files did not arrive in time.";

  private final InputStream in;
  private final long most;
  private final long end;
  private long taken;

  /**
   * @param end in the time of {@link System#nanoTime}
   */
  BoundedInput(InputStream in, long most, long end) {
    this.in = in;
    this.most = most;
    this.end = end;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    int count = next(buffer, offset, length);
    taken += Math.max(0, count);
    if (taken > most) {
      throw tooLarge(most);
    }
    if (System.nanoTime() - end > 0) {
      throw new Failure(Reason.TIMED_OUT, LATE);
    }
    return count;
  }

  private int next(byte[] buffer, int offset, int length) {
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw BrokenBody.failure(e, LATE);
    }
  }

  static Failure tooLarge(long most) {
    return new Failure(Reason.TOO_LARGE, "The files have more than " + most + " bytes together.");
  }
}
