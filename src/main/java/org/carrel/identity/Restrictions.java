package org.carrel.identity;

import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else decides about an account.
 *
 * @param ageLimit books rated above this age, in years, are hidden; null hides none
 * @param unratedHidden whether the age limit hides books without a rating too
 * @param maxSessions how many cookie sessions it may have at once; null is no limit
 */
public record Restrictions(
    @Nullable Integer ageLimit, boolean unratedHidden, @Nullable Integer maxSessions) {
  public static final Restrictions NONE = new Restrictions(null, false, null);
  private static final int OLDEST = 150;

  /**
   * @throws Failure INVALID for an age that nobody has, or no session at all
   */
  public Restrictions {
    if (ageLimit != null && (ageLimit < 0 || ageLimit > OLDEST)) {
      throw Failure.invalid("An age limit is 0 to 150 years.");
    }
    if (maxSessions != null && maxSessions < 1) {
      throw Failure.invalid("An account has at least one session.");
    }
    unratedHidden = ageLimit != null && unratedHidden;
  }

  public static Restrictions of(Account account) {
    Limits limits = account.limits();
    return new Restrictions(limits.ageLimit(), limits.unratedHidden(), account.maxSessions());
  }
}
