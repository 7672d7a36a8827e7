package org.carrel.protocol.burgerauth;

import org.carrel.failure.Failure;
import org.carrel.identity.Username;

/** A name as one may choose it here: narrower than what an account may have elsewhere. */
final class NewName {
  private static final int LONGEST = 20;

  private NewName() {}

  /**
   * @throws Failure INVALID for other than 1 to 20 letters and digits of any script
   */
  static Username of(String text) {
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > LONGEST || !text.codePoints().allMatch(Character::isLetterOrDigit)) {
      throw Failure.invalid("A user name has 1 to 20 letters and digits.");
    }
    return Username.of(text);
  }
}
