package org.carrel.run;

/** Why Carrel does not come up, in one line that names the setting to change. */
final class CannotRun extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotRun(String reason) {
    super(reason);
  }
}
