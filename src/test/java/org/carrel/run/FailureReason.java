package org.carrel.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the server's log, in one line, why Carrel was not deployed: what Carrel's own start
 * listener said, and the deepest cause; else the server's word that it failed.
 */
final class FailureReason {
  private static final String REFUSAL = "Carrel cannot start: ";
  private static final String CAUSE = "Caused by: ";

  private @Nullable String refusal;
  private @Nullable String cause;
  private @Nullable String failure;
  private boolean booted;

  synchronized void read(String line) {
    if (refusal == null && line.contains(REFUSAL)) {
      refusal = line.substring(line.indexOf(REFUSAL) + REFUSAL.length()).strip();
    }
    if (line.startsWith(CAUSE)) {
      cause = withoutClass(line.substring(CAUSE.length()));
    }
    if (failure == null
        && (line.contains("Failed to deploy")
            || line.contains("Exception while loading the app"))) {
      failure = line.strip();
    }
    booted |= line.contains("PayaraMicro") && line.contains(" ready in ");
  }

  private static String withoutClass(String cause) {
    return cause.replaceFirst("^[\\w.$]+(Exception|Error): ", "");
  }

  /** Empty until the server has said all it has to say about its start. */
  synchronized Optional<String> find() {
    if (!booted || (refusal == null && failure == null)) {
      return Optional.empty();
    }
    if (refusal == null) {
      return Optional.ofNullable(cause == null ? failure : cause);
    }
    return Optional.of(cause == null || refusal.contains(cause) ? refusal : refusal + ": " + cause);
  }
}
