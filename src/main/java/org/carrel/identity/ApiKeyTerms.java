package org.carrel.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;

/**
 * What a key is to be: at its creation, and whenever its owner changes it.
 *
 * @param permissions what it carries; empty inherits whatever the account may do
 */
public record ApiKeyTerms(
    String name, Optional<Set<Permission>> permissions, Optional<Instant> expiresAt) {
  private static final int LONGEST_NAME = 255;

  /**
   * @throws Failure INVALID if the name is empty, too long or holds controls
   */
  public ApiKeyTerms {
    permissions = permissions.map(Set::copyOf);
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Failure.invalid("The name of a key has 1 to 255 characters.");
    }
    if (name.codePoints().anyMatch(Character::isISOControl)) {
      throw Failure.invalid("The name of a key has no control characters.");
    }
  }
}
