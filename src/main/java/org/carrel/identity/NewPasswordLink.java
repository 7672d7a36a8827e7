package org.carrel.identity;

import java.time.Instant;

/**
 * A link just made: the only time its secret is known.
 *
 * @param secret of 43 characters of base64url
 */
public record NewPasswordLink(String secret, Instant expiresAt) {
  @Override
  public String toString() {
    return "NewPasswordLink[" + expiresAt + "]";
  }
}
