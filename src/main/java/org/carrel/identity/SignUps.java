package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;

/** How often somebody whom nobody knows may make something of their own: an account, a client. */
@Singleton
public final class SignUps {
  private final LoginThrottle throttle;
  private final Transactions transactions;

  @Inject
  SignUps(LoginThrottle throttle, Transactions transactions) {
    this.throttle = throttle;
    this.transactions = transactions;
  }

  /**
   * Counts one.
   *
   * @throws Failure THROTTLED after too many from one address
   */
  public void begin(Origin origin) {
    transactions
        .callApart(() -> throttle.beginSignUp(origin.address()))
        .ifPresent(
            wait -> {
              throw Failure.throttled(wait);
            });
  }
}
