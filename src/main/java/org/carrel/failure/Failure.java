package org.carrel.failure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not carried out: a neutral reason and a sentence for people.
 *
 * <p>The message is shown to clients, so it never holds a credential, a path of the server or
 * another account's data. Thrown where the caller cannot go on; a refusal that has to be recorded
 * is a returned value instead, so that its own exception does not roll the record back.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final @Nullable Duration retryAfter;

  public Failure(Reason reason, String message) {
    this(reason, message, null, null);
  }

  public Failure(Reason reason, String message, Throwable cause) {
    this(reason, message, null, cause);
  }

  private Failure(
      Reason reason, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  public static Failure invalid(String message) {
    return new Failure(Reason.INVALID, message);
  }

  public static Failure notFound(String message) {
    return new Failure(Reason.NOT_FOUND, message);
  }

  public static Failure forbidden(String message) {
    return new Failure(Reason.FORBIDDEN, message);
  }

  public static Failure conflict(String message) {
    return new Failure(Reason.CONFLICT, message);
  }

  public static Failure throttled(Duration retryAfter) {
    return new Failure(Reason.THROTTLED, "Too many attempts. Try again later.", retryAfter, null);
  }

  public Reason reason() {
    return reason;
  }

  /** How long to wait before the next try makes sense; only with {@link Reason#THROTTLED}. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Always present, unlike a bare {@link Throwable}'s. */
  @Override
  public String getMessage() {
    String message = super.getMessage();
    return message == null ? reason.name() : message;
  }
}
