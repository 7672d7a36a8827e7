package org.carrel.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody looks at the server as another account does.
 *
 * @param by the administrator whose session it is
 * @param account as whom the server is seen
 * @param epoch the account's when it began; in another one it is over
 */
public record Preview(UUID by, UUID account, int epoch, Instant endsAt) {
  /** How long it lasts from then on; never less than nothing. */
  public Duration left(Instant now) {
    return endsAt.isAfter(now) ? Duration.between(now, endsAt) : Duration.ZERO;
  }

  boolean holds(Account by, Account over, Instant now) {
    return endsAt.isAfter(now)
        && over.usable()
        && over.epoch() == epoch
        && Authority.rules(by, over);
  }
}
