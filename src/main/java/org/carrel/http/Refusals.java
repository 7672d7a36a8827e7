package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** Says every failure in the language of the dialect that owns the request. */
@Singleton
public final class Refusals {
  private static final Logger LOG = System.getLogger(Refusals.class.getName());
  private static final Duration WHEN_UNAVAILABLE = Duration.ofSeconds(5);

  private final Dialects dialects;

  @Inject
  Refusals(Dialects dialects) {
    this.dialects = dialects;
  }

  /** Sends the refusal, unless the answer is already under way: then nothing can be said. */
  public void send(Failure failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!response.isCommitted()) {
      of(failure, request).send(request.getMethod(), response);
    }
  }

  Refusal of(Failure failure, HttpServletRequest request) {
    return of(failure, Problem.status(failure.reason()), request);
  }

  Refusal of(Failure failure, int status, HttpServletRequest request) {
    Refusal refusal =
        closing(failure, dialects.of(request).dialect().refusal(failure, status, request));
    return wait(failure)
        .map(wait -> refusal.with("Retry-After", String.valueOf(seconds(wait))))
        .orElse(refusal);
  }

  /** What is still to come of a body that was not awaited is no request. */
  private static Refusal closing(Failure failure, Refusal refusal) {
    return leavesBody(failure) ? refusal.with("Connection", "close") : refusal;
  }

  /** Whether the body of its request may be unread, so that the server closes the connection. */
  public static boolean leavesBody(Failure failure) {
    return failure.reason() == Reason.TIMED_OUT || failure.reason() == Reason.TOO_LARGE;
  }

  private static Optional<Duration> wait(Failure failure) {
    return failure.reason() == Reason.UNAVAILABLE && failure.retryAfter().isEmpty()
        ? Optional.of(WHEN_UNAVAILABLE)
        : failure.retryAfter();
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /** A defect of ours: the log gets the whole of it, the client only where to look. */
  public Failure defect(Throwable cause, HttpServletRequest request) {
    return defect(cause, RequestId.of(request));
  }

  /** The same for what goes on after the request, which is not touched then. */
  public Function<Throwable, Failure> defects(HttpServletRequest request) {
    String id = RequestId.of(request);
    return cause -> defect(cause, id);
  }

  private static Failure defect(Throwable cause, String id) {
    LOG.log(Level.ERROR, "Request " + id + " failed", cause);
    return new Failure(Reason.INTERNAL, "Something went wrong. Reference: " + id, cause);
  }
}
