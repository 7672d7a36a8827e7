package org.carrel.grant;

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

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
