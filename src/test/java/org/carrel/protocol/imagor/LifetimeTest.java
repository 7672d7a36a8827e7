package org.carrel.protocol.imagor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.carrel.image.ImagorPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LifetimeTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private static Optional<Lifetime> of(String path, @Nullable String asked) {
    return Lifetime.of(ImagorPath.parse("unsafe/" + path).parameters(), asked, NOW);
  }

  private static String cacheControl(String path, @Nullable String asked) {
    return of(path, asked).orElseThrow().cacheControl();
  }

  @Test
  void isAWeekForEverybody() {
    assertThat(cacheControl("a.jpg", null))
        .isEqualTo(
            "public, s-maxage=604800, max-age=604800, no-transform, stale-while-revalidate=86400");
  }

  @Test
  void isWhatTheAddressSays() {
    assertThat(cacheControl("filters:max_age(100)/a.jpg", null))
        .isEqualTo("public, s-maxage=100, max-age=100, no-transform");
    assertThat(cacheControl("filters:max_age(9999999)/a.jpg", null)).contains("max-age=9999999,");
    assertThat(cacheControl("filters:max_age(x)/a.jpg", null)).contains("max-age=604800,");
  }

  @Test
  void endsWithTheAddress() {
    assertThat(cacheControl("filters:expire(1800000060000)/a.jpg", null))
        .isEqualTo("private, max-age=60, no-transform");
    assertThat(cacheControl("filters:expire(1800000060000):max_age(30)/a.jpg", null))
        .isEqualTo("private, max-age=30, no-transform");
    assertThat(of("filters:expire(1800000000000)/a.jpg", null)).isEmpty();
    assertThat(of("filters:expire(1)/a.jpg", "no-cache")).isEmpty();
  }

  @Test
  void isWhatTheClientAsksFor() {
    assertThat(cacheControl("a.jpg", "no-cache"))
        .isEqualTo("private, no-cache, no-store, must-revalidate");
    assertThat(cacheControl("a.jpg", "private")).isEqualTo("private, max-age=604800, no-transform");
  }
}
