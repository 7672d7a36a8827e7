package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carrel.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileTest {
  private static final Profile ADA = new Profile("Ada", "ada@example.org", true, "en-GB");

  @Test
  void anotherAddressIsNotVerified() {
    assertThat(ADA.reachedAt(" ada@example.org ").emailVerified()).isTrue();
    assertThat(ADA.reachedAt("ada@example.com").emailVerified()).isFalse();
    assertThat(ADA.reachedAt(" ").email()).isNull();
  }

  @Test
  void blankTakesAway() {
    assertThat(ADA.called("").speaking(""))
        .isEqualTo(new Profile(null, "ada@example.org", true, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "@example.org", "a b@example.org", "a@b@c", "a\r\nb@example.org"})
  void whatNobodyCouldWriteToIsRefused(String address) {
    assertThatThrownBy(() -> ADA.reachedAt(address)).isInstanceOf(Failure.class);
  }

  @Test
  void namesAndLanguagesHaveTheirShapes() {
    assertThat(ADA.speaking("DE-at").locale()).isEqualTo("de-AT");
    assertThatThrownBy(() -> ADA.speaking("no language")).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> ADA.called("a\nb")).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> ADA.called("x".repeat(101))).isInstanceOf(Failure.class);
  }
}
