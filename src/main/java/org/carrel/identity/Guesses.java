package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/** How often an account may be wrong about a code that is short enough to be guessed. */
@Singleton
public final class Guesses {
  private static final int MOST = 20;
  private static final Duration WINDOW = Duration.ofHours(1);

  private final Counters counters;
  private final Transactions transactions;

  @Inject
  Guesses(Counters counters, Transactions transactions) {
    this.counters = counters;
    this.transactions = transactions;
  }

  /**
   * Counts one before it is looked at, so that many at once are counted too.
   *
   * @throws Failure THROTTLED after too many wrong ones
   */
  public void begin(Caller caller) {
    transactions
        .callApart(() -> counters.add(bucket(caller)))
        .ifPresent(
            wait -> {
              throw Failure.throttled(wait);
            });
  }

  /** Takes one back: it was right. */
  public void takeBack(Caller caller) {
    transactions.runApart(() -> counters.takeBack(bucket(caller)));
  }

  private static List<Bucket> bucket(Caller caller) {
    return List.of(new Bucket("guess", caller.accountId().toString(), MOST, WINDOW));
  }
}
