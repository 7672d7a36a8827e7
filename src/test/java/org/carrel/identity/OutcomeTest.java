package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a rejection is told. */
final class OutcomeTest {
  private static Outcome.Rejected rejected(Reason reason) {
    return (Outcome.Rejected) Outcome.rejected(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "BAD_CREDENTIAL, BAD_CREDENTIAL, wrong",
    "ACCOUNT_LOCKED, ACCOUNT_LOCKED, locked",
    "UNAVAILABLE, UNAVAILABLE, Too many sign-ins at once. Try again in a moment."
  })
  void tellsALockedAccountFromAWrongPassword(Reason reason, Reason told, String sentence) {
    assertThat(rejected(reason).failure("wrong", "locked"))
        .returns(told, Failure::reason)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({"BAD_CREDENTIAL", "ACCOUNT_LOCKED", "FORBIDDEN"})
  void tellsThemAlikeWhereThatIsWanted(Reason reason) {
    assertThat(rejected(reason).failure("wrong"))
        .returns(Reason.BAD_CREDENTIAL, Failure::reason)
        .hasMessage("wrong");
  }

  @Test
  void saysWhenToComeBack() {
    Outcome outcome = Outcome.rejected(Reason.THROTTLED, Duration.ofSeconds(90));

    assertThatThrownBy(() -> outcome.orThrow(rejected -> rejected.failure("wrong")))
        .usingRecursiveComparison()
        .comparingOnlyFields("reason", "retryAfter")
        .isEqualTo(Failure.throttled(Duration.ofSeconds(90)));
  }
}
