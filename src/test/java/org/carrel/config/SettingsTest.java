package org.carrel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  private static Settings read(String key, String value) {
    return Settings.read(name -> name.equals(key) ? Optional.of(value) : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"168h, 604800", "1h30m, 5400", "90s, 90", "1m, 60", "3600, 3600"})
  void aDurationIsSecondsOrAsGoWritesIt(String text, long seconds) {
    assertThat(read("JWT_EXPIRATION", text).studio().tokenLife().toSeconds()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "0s", "0", "-1h", "1d", "99999999999999999999", "1h30"})
  void aDurationThatIsNoneEndsTheStartByItsKey(String text) {
    assertThatThrownBy(() -> read("JWT_EXPIRATION", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("carrel.imagor.token-lifetime is not a duration such as 168h");
  }

  @Test
  void guestsAreLeftToTheRegistryUnlessConfigured() {
    assertThat(read("x", "y").studio().guests()).isEmpty();
    assertThat(read("ALLOW_GUEST_MODE", "true").studio().guests()).contains(true);
    assertThat(read("ALLOW_GUEST_MODE", "false").studio().guests()).contains(false);
  }

  @Test
  void koreadersSyncIsOnUnlessOneOfItsNamesSaysOff() {
    assertThat(read("x", "y").koreader()).isTrue();
    assertThat(read("ENABLE_KOREADER_SYNC", "false").koreader()).isFalse();
    assertThat(read("STUMP_ENABLE_KOREADER_SYNC", "false").koreader()).isFalse();
    assertThat(read("carrel.koreader.enabled", "off").koreader()).isFalse();
  }
}
