package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.identity.EnrolmentTest.refused;

import org.carrel.failure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Ada", "ada@example.org", "Zoé", "名前", "a.b-c_d", "😀"})
  void takesNamesOfManyScripts(String name) {
    assertThat(Username.of(name).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "a:b",
        "a\0",
        "a\n",
        "a\u00a0b",
        "a\u200db",
        "a\u202eb",
        "\ud800",
        "\ufeffa",
        "a\u2028",
        "\ue000",
        "\u3164a",
        "a\u034f",
        "a\ufe0f",
        "\u2800"
      })
  void refusesWhatCannotBeSeenOrSent(String name) {
    refused(Reason.INVALID, () -> Username.of(name));
  }

  @Test
  void takesAtMostSixtyFourCharacters() {
    Username.of("x".repeat(64));
    refused(Reason.INVALID, () -> Username.of("x".repeat(65)));
    refused(Reason.INVALID, () -> Username.of("\ufdfa".repeat(64)));
  }

  @Test
  void namesAreOneUnderCompatibilityAndCase() {
    assertThat(Username.of("STRASSE").key()).isEqualTo(Username.of("straße").key());
    assertThat(Username.of("\u212a").key()).isEqualTo("k");
    assertThat(Username.of("ﬁn").key()).isEqualTo("fin");
    assertThat(Username.of("ΟΔΟΣ").key()).isEqualTo(Username.of("οδος").key());
    assertThat(Username.of("Ada").key()).isNotEqualTo(Username.of("Àda").key());
  }
}
