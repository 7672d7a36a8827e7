package org.carrel.grant;

import java.time.Instant;

/**
 * A request that waits for its account's answer.
 *
 * @param id random; all that pages and other languages pass on
 */
public record PendingAuthorization(String id, AuthorizationRequest request, Instant createdAt) {
  @Override
  public String toString() {
    return "PendingAuthorization[" + request.clientId() + "]";
  }
}
