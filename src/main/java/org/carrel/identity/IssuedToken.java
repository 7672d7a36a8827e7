package org.carrel.identity;

import java.time.Instant;

/** A token as the client gets it. */
public record IssuedToken(String token, Instant expiresAt) {
  @Override
  public String toString() {
    return "IssuedToken[expires " + expiresAt + "]";
  }
}
