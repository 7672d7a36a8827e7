package org.carrel.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NamesWithoutEffectTest {
  @Test
  void areToldFromThoseThatCount() {
    List<String> given =
        List.of(
            "STUMP_PDF_RENDER_DPI",
            "HASH_COST",
            "STUMP_DB_PATH",
            "STUMP_PASSWORD_HASH_COST",
            "STUMP_SESSION_TTL",
            "STUMP_PORT",
            "CARREL_DB_HOST",
            "PATH");

    assertThat(NamesWithoutEffect.among(given))
        .containsExactly(
            "HASH_COST", "STUMP_DB_PATH", "STUMP_PASSWORD_HASH_COST", "STUMP_PDF_RENDER_DPI");
  }
}
