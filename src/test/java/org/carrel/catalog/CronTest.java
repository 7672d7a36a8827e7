package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.carrel.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
  /** A Friday. */
  private static final Instant NOW = Instant.parse("2027-01-01T10:30:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *            | 2027-01-01T10:31:00Z",
        "30 10 * * *          | 2027-01-02T10:30:00Z",
        "0 3 * * *            | 2027-01-02T03:00:00Z",
        "*/20 * * * *         | 2027-01-01T10:40:00Z",
        "5/20 8-18/2 * * *    | 2027-01-01T10:45:00Z",
        "0 0 * * MON          | 2027-01-04T00:00:00Z",
        "0 0 * * 7            | 2027-01-03T00:00:00Z",
        "0 0 31 * *           | 2027-01-31T00:00:00Z",
        "0 0 29 2 *           | 2028-02-29T00:00:00Z",
        "0 0 13 * FRI         | 2027-01-08T00:00:00Z",
        "0 12 1 jan,JUL *     | 2027-01-01T12:00:00Z",
        "15 0 3 * * *         | 2027-01-02T03:00:15Z",
        "0 0 0 ? * MON        | 2027-01-04T00:00:00Z",
        "@daily               | 2027-01-02T00:00:00Z",
        "@hourly              | 2027-01-01T11:00:00Z"
      })
  void tellsTheNextTime(String schedule, Instant next) {
    assertThat(Cron.parse(schedule, NOW).next(NOW)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "*/0 * * * *",
        "1/2/3 * * * *",
        "5-1 * * * *",
        "1-2-3 * * * *",
        "-1 * * * *",
        "99999999999 * * * *",
        "a * * * *",
        ",, * * * *",
        "* 0 3 * * *",
        "@never",
        "0 3 * * *\u0000"
      })
  void refusesWhatIsNone(String schedule) {
    assertThatThrownBy(() -> Cron.parse(schedule, NOW)).isInstanceOf(Failure.class);
  }

  @Test
  void refusesADayThatNeverComes() {
    assertThatThrownBy(() -> Cron.parse("0 0 30 2 *", NOW)).hasMessageContaining("never comes");
  }
}
