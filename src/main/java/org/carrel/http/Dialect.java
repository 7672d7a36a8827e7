package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.carrel.failure.Failure;

/**
 * One wire language: the paths it owns, how one signs in there, and how a failure is said. A
 * dialect is a CDI bean; two that claim the same path end the start.
 */
public interface Dialect {

  /** Short and fixed, for the audit log: {@code stump}, {@code opds}. */
  String name();

  /** The paths it owns. Read once, at start. */
  List<Route> routes();

  /** The paths of its own that may carry an API key as one segment. Read once, at start. */
  default List<KeyedPath> keyedPaths() {
    return List.of();
  }

  /**
   * How this language says that a request was not carried out: status, challenge and body.
   *
   * <p>Unknown names and wrong passwords arrive as the same failure. Retry-After is added by the
   * door.
   *
   * @param status what plain HTTP would answer, from 400 to 599
   */
  default Refusal refusal(Failure failure, int status, HttpServletRequest request) {
    return Problem.refusal(failure, status, Problem.members(failure, status));
  }
}
