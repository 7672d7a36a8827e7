package org.carrel.protocol.burgerauth;

import java.util.Optional;
import org.carrel.http.Body;

/** Members that clients fill in even when they have nothing to say. */
final class Words {
  private static final String NONE = "none";

  private Words() {}

  /**
   * Empty if it is absent, blank or the word {@code none}.
   *
   * @throws org.carrel.failure.Failure INVALID if it is something else than a string
   */
  static Optional<String> of(Body body, String name) {
    return body.text(name).filter(text -> !text.isBlank() && !text.equals(NONE));
  }

  /**
   * The same for what has to be there.
   *
   * @throws org.carrel.failure.Failure INVALID if it is absent
   */
  static Optional<String> required(Body body, String name) {
    body.requireText(name);
    return of(body, name);
  }
}
