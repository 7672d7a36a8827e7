package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Settings;

/**
 * How often somebody may try a password. A try is counted before the password is hashed, so that
 * many at once are counted too, and taken back when it was right: what stays are the wrong ones.
 * There is no lock beyond the window, and never one for those who come from where the account has
 * signed in before.
 */
@Singleton
final class LoginThrottle {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Counters counters;
  private final Settings.Throttle limits;

  @Inject
  LoginThrottle(Counters counters, Settings settings) {
    this.counters = counters;
    this.limits = settings.throttle();
  }

  /**
   * Counts one try, inside the unit of work under way.
   *
   * @param knownAddress whether the account has signed in from there before
   * @return how long to wait, if the try may not be made
   */
  Optional<Duration> begin(String usernameKey, String address, boolean knownAddress) {
    return counters.add(buckets(usernameKey, address, knownAddress));
  }

  /** Takes a try back: the password was right, or was not looked at. */
  void takeBack(String usernameKey, String address, boolean knownAddress) {
    counters.takeBack(buckets(usernameKey, address, knownAddress));
  }

  /** Counts one account made from an address; how long to wait, if it may not be made. */
  Optional<Duration> beginSignUp(String address) {
    String network = Network.of(address);
    return counters.add(List.of(new Bucket("sign-up", network, limits.signUps(), HOUR)));
  }

  private List<Bucket> buckets(String usernameKey, String address, boolean knownAddress) {
    String network = Network.of(address);
    List<Bucket> buckets = new ArrayList<>();
    buckets.add(new Bucket("pair", usernameKey + "\0" + network, limits.pair(), QUARTER));
    buckets.add(new Bucket("address", network, limits.address(), QUARTER));
    if (!knownAddress) {
      buckets.add(new Bucket("account", usernameKey, limits.account(), HOUR));
    }
    return buckets;
  }
}
