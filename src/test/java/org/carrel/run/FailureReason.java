package org.carrel.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the server's log the one line that says why Carrel was not deployed: what Carrel's own
 * start listener said, else the last cause, else the server's word that it failed.
 */
final class FailureReason {
  private static final String REFUSAL = "Carrel cannot start: ";
  private static final String CAUSE = "Caused by: ";

  private @Nullable String refusal;
  private @Nullable String cause;
  private @Nullable String failure;

  synchronized void read(String line) {
    if (refusal == null && line.contains(REFUSAL)) {
      refusal = line.substring(line.indexOf(REFUSAL) + REFUSAL.length());
    }
    if (failure == null && line.startsWith(CAUSE)) {
      cause = withoutClass(line.substring(CAUSE.length()));
    }
    if (line.contains("Failed to deploy") || line.contains("Exception while loading the app")) {
      failure = line.strip();
    }
  }

  /** Our own checks name the setting; the class of the exception adds nothing for a reader. */
  private static String withoutClass(String cause) {
    return cause.replaceFirst("^java\\.lang\\.Illegal(Argument|State)Exception: ", "");
  }

  /** Empty as long as nothing failed. */
  synchronized Optional<String> find() {
    if (refusal != null) {
      return Optional.of(refusal);
    }
    return Optional.ofNullable(failure).map(said -> cause == null ? said : cause);
  }
}
