package org.carrel.grant;

import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** A client's request that is not granted. The message is shown to the client's developer. */
public final class GrantRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final GrantError error;

  public GrantRefusal(GrantError error, String message) {
    super(message);
    this.error = error;
  }

  public GrantError error() {
    return error;
  }

  /** The same where an administrator, no client, is told. */
  public Failure failure() {
    return new Failure(Reason.INVALID, getMessage(), this);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
