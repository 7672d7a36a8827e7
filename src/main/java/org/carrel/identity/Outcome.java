package org.carrel.identity;

import java.time.Duration;
import java.util.Optional;
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
  record Rejected(Reason reason, Optional<Duration> retryAfter) implements Outcome {}

  static Outcome rejected(Reason reason) {
    return new Rejected(reason, Optional.empty());
  }

  static Outcome rejected(Reason reason, Duration retryAfter) {
    return new Rejected(reason, Optional.of(retryAfter));
  }
}
