package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FailureReasonTest {
  private static final String BOOTED = "[PayaraMicro] Payara Micro 6 (build 42) ready in 9 (ms)";

  private final FailureReason reason = new FailureReason();

  @Test
  void findsNothingInASuccessfulStart() {
    read("Caused by: java.net.ConnectException: a retry that went well", BOOTED);

    assertThat(reason.find()).isEmpty();
  }

  @Test
  void waitsUntilTheServerHasSaidAll() {
    read("  Carrel cannot start: Failed to execute script");

    assertThat(reason.find()).isEmpty();
  }

  @Test
  void joinsOurOwnWordsAndTheDeepestCause() {
    read(
        "  Carrel cannot start: Failed to execute script ",
        "Caused by: org.example.Middle: no",
        "Caused by: java.sql.SQLSyntaxErrorException: CREATE command denied",
        BOOTED);

    assertThat(reason.find()).contains("Failed to execute script: CREATE command denied");
  }

  @Test
  void fallsBackToTheDeepestCauseAlone() {
    read(
        "Exception while loading the app : CDI deployment failure",
        "Caused by: java.lang.IllegalArgumentException: carrel.x is not a number",
        BOOTED);

    assertThat(reason.find()).contains("carrel.x is not a number");
  }

  private void read(String... lines) {
    for (String line : lines) {
      reason.read(line);
    }
  }
}
