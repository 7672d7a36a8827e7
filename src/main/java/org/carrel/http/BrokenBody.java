package org.carrel.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** A body of which the end did not come. */
public final class BrokenBody {
  private static final int DEEPEST = 10;

  private BrokenBody() {}

  /**
   * Tells silence from everything else by what servers throw: Payara an IOException caused by a
   * TimeoutException, others an InterruptedIOException.
   *
   * @param thrown by the request's stream
   * @param late what a silent client is told
   * @return TIMED_OUT, or INVALID for one that ended too early: its client rarely hears it
   */
  public static Failure failure(IOException thrown, String late) {
    boolean silent =
        Stream.<Throwable>iterate(thrown, e -> e != null, Throwable::getCause)
            .limit(DEEPEST)
            .anyMatch(e -> e instanceof TimeoutException || e instanceof InterruptedIOException);
    return silent
        ? new Failure(Reason.TIMED_OUT, late, thrown)
        : new Failure(Reason.INVALID, "The body broke off.", thrown);
  }
}
