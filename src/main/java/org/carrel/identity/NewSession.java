package org.carrel.identity;

import java.time.Instant;

/**
 * A session just opened: the only time its secret is known.
 *
 * @param secret what the cookie holds
 * @param expiresAt unless it is used before
 */
public record NewSession(String secret, Session session, Instant expiresAt) {
  @Override
  public String toString() {
    return "NewSession[" + session.id() + "]";
  }
}
