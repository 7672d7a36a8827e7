package org.carrel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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

  @ParameterizedTest
  @CsvSource({
    "SESSION_TTL, 60",
    "STUMP_SESSION_TTL, 60",
    "carrel.session.lifetime, 60",
  })
  void stumpsNamesOfLivesAreTaken(String key, String value) {
    assertThat(read(key, value).session().lifetime().toSeconds()).isEqualTo(60);
  }

  @Test
  void stumpsOtherNamesAreTakenWhereWeHaveTheSame() {
    assertThat(read("STUMP_SESSION_EXPIRY_CLEANUP_INTERVAL", "9").session().cleanupInterval())
        .hasSeconds(9);
    assertThat(read("STUMP_EXPIRED_SESSION_CLEANUP_INTERVAL", "9").session().cleanupInterval())
        .hasSeconds(9);
    assertThat(read("STUMP_ACCESS_TOKEN_TTL", "9").tokens().accessLife()).hasSeconds(9);
    assertThat(read("STUMP_REFRESH_TOKEN_TTL", "9").tokens().refreshLife()).hasSeconds(9);
    assertThat(read("STUMP_PORT", "10801").grants().port()).isEqualTo(10801);
    assertThat(read("STUMP_CONFIG_DIR", "/srv/stump").data()).hasToString("/srv/stump");
    assertThat(
            read("STUMP_ALLOWED_ORIGINS", "https://a.example, https://b.example").http().origins())
        .containsExactlyInAnyOrder("https://a.example", "https://b.example");
  }

  @Test
  void stumpsTrustInProxiesReachesToOnesOwnNetworksOnly() {
    assertThat(read("x", "y").http().proxies()).isEmpty();
    assertThat(read("STUMP_TRUST_PROXY_HEADERS", "false").http().proxies()).isEmpty();
    assertThat(read("STUMP_TRUST_PROXY_HEADERS", "true").http().proxies())
        .contains("127.0.0.0/8", "192.168.0.0/16")
        .doesNotContain("0.0.0.0/0");
  }

  @Test
  void nothingIsUploadedUnlessOneOfItsNamesSaysSo() {
    Settings.Uploads off = read("x", "y").uploads();
    assertThat(off.enabled()).isFalse();
    assertThatThrownBy(off::require).hasMessage("This feature is disabled.");
    for (String key :
        new String[] {"carrel.upload.enabled", "ENABLE_UPLOAD", "STUMP_ENABLE_UPLOAD"}) {
      assertThat(read(key, "true").uploads().enabled()).as(key).isTrue();
    }
  }

  @Test
  void everyKeyIsKnownWithWhereItWasFound() {
    KnownSettings known =
        KnownSettings.read(
            name ->
                switch (name) {
                  case "STUMP_SESSION_TTL" -> Optional.of("60");
                  case "IMAGOR_SECRET" -> Optional.of("planted");
                  default -> Optional.empty();
                });

    assertThat(known.all()).extracting(Setting::key).contains("carrel.data", "carrel.registration");
    Setting lifetime = of(known, "carrel.session.lifetime");
    assertThat(lifetime.name()).contains("STUMP_SESSION_TTL");
    assertThat(lifetime.value()).contains("60");
    assertThat(lifetime.standard()).contains("259200");
    assertThat(lifetime.aliases()).containsExactly("SESSION_TTL", "STUMP_SESSION_TTL");
    assertThat(of(known, "carrel.imagor.secret").name()).contains("IMAGOR_SECRET");
    assertThat(known.all().toString()).doesNotContain("planted");
    assertThat(known.all()).noneMatch(setting -> setting.value().equals(Optional.of("planted")));
    assertThat(of(known, "carrel.port").source()).isEqualTo(Setting.Source.DEFAULT);
  }

  private static Setting of(KnownSettings known, String key) {
    return known.all().stream().filter(s -> s.key().equals(key)).findFirst().orElseThrow();
  }

  @Test
  void librariesAreWatchedAndPolledUnlessSaidOtherwise() {
    assertThat(read("x", "y").scan()).isEqualTo(new Settings.Scan(true, Duration.ofMinutes(15)));
    assertThat(read("carrel.scan.watch", "off").scan().watch()).isFalse();
    assertThat(read("carrel.scan.poll", "0").scan().poll()).isZero();
    assertThatThrownBy(() -> read("carrel.scan.poll", "-1"))
        .hasMessageStartingWith("carrel.scan.poll is not a number from 0");
    assertThatThrownBy(() -> read("carrel.scan.watch", "maybe"))
        .hasMessageStartingWith("carrel.scan.watch is neither on nor off");
  }
}
