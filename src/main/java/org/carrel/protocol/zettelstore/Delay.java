package org.carrel.protocol.zettelstore;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import org.carrel.config.Settings;

/**
 * How long an answer waits, so that every check takes about {@code carrel.zettelstore.delay-millis}
 * in all, give or take a tenth. One that took four fifths of it by itself waits a fifth more.
 */
@Singleton
final class Delay {
  private final Duration whole;
  private final SecureRandom random;

  @Inject
  Delay(Settings settings, SecureRandom random) {
    this.whole = settings.zettelstore().delay();
    this.random = random;
  }

  /**
   * @param taken by the check until now
   */
  Duration after(Duration taken) {
    boolean slow = taken.compareTo(whole.multipliedBy(4).dividedBy(5)) >= 0;
    return slow ? about(whole.dividedBy(5)) : about(whole).minus(taken);
  }

  private Duration about(Duration middle) {
    double tenths = 2 * random.nextDouble() - 1;
    return middle.plusNanos((long) (tenths * whole.dividedBy(10).toNanos()));
  }
}
