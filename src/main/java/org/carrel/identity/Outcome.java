package org.carrel.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** What became of a credential. A value, so that what a refusal recorded is never rolled back. */
public sealed interface Outcome {

  /**
   * @param extended whether the session behind it was just given its whole life again
   */
  record Accepted(Caller caller, boolean extended) implements Outcome {
    Accepted(Caller caller) {
      this(caller, false);
    }
  }

  /**
   * @param reason BAD_CREDENTIAL, ACCOUNT_LOCKED, FORBIDDEN, THROTTLED or UNAVAILABLE
   * @param retryAfter only with THROTTLED and UNAVAILABLE
   */
  record Rejected(Reason reason, Optional<Duration> retryAfter) implements Outcome {

    /**
     * As a failure that tells a locked account from a wrong name or password.
     *
     * @param wrong the sentence for a wrong name and a wrong password alike
     * @param locked the sentence for an account that is locked
     */
    public Failure failure(String wrong, String locked) {
      return switch (reason) {
        case ACCOUNT_LOCKED -> new Failure(Reason.ACCOUNT_LOCKED, locked);
        case BAD_CREDENTIAL -> new Failure(Reason.BAD_CREDENTIAL, wrong);
        default -> other();
      };
    }

    /** As one failure for all that may be wrong with a name, a password and their account. */
    public Failure failure(String wrong) {
      return switch (reason) {
        case ACCOUNT_LOCKED, BAD_CREDENTIAL, FORBIDDEN -> new Failure(Reason.BAD_CREDENTIAL, wrong);
        default -> other();
      };
    }

    private Failure other() {
      return switch (reason) {
        case THROTTLED -> Failure.throttled(retryAfter.orElse(Duration.ofMinutes(1)));
        case UNAVAILABLE ->
            new Failure(reason, "Too many sign-ins at once. Try again in a moment.");
        default -> new Failure(reason, "Signing in does not work now. Try again.");
      };
    }
  }

  /**
   * Whom the credential stands for.
   *
   * @throws Failure what {@code refusal} makes of a rejection
   */
  default Caller orThrow(Function<Rejected, Failure> refusal) {
    if (this instanceof Rejected rejected) {
      throw refusal.apply(rejected);
    }
    return ((Accepted) this).caller();
  }

  static Outcome rejected(Reason reason) {
    return new Rejected(reason, Optional.empty());
  }

  static Outcome rejected(Reason reason, Duration retryAfter) {
    return new Rejected(reason, Optional.of(retryAfter));
  }
}
