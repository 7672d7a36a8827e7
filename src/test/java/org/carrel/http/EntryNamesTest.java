package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryNamesTest {
  private final EntryNames names = new EntryNames();

  @ParameterizedTest
  @CsvSource({
    "Emma.epub, Emma.epub",
    "Grüße – 1.pdf, Grüße – 1.pdf",
    "../../etc/passwd, _.._etc_passwd",
    "C:\\boot.ini, C__boot.ini",
    "'a\rb\u202Ec.epub', a_b_c.epub",
    "... , _",
    "CON.epub, _CON.epub",
    "lpt1, _lpt1",
    "'end. ', end"
  })
  void isABareNameOnEverySystem(String name, String safe) {
    assertThat(names.of(name)).isEqualTo(safe);
  }

  @Test
  void comesOnceOnlyEvenWhereCaseDoesNotCount() {
    assertThat(names.of("Emma.epub")).isEqualTo("Emma.epub");
    assertThat(names.of("EMMA.epub")).isEqualTo("EMMA (2).epub");
    assertThat(names.of("emma.epub")).isEqualTo("emma (3).epub");
    assertThat(names.of("emma (3).epub")).isEqualTo("emma (3) (2).epub");
  }

  @Test
  void staysShortAndKeepsItsEnding() {
    assertThat(names.of("x".repeat(500) + ".epub")).hasSize(200).endsWith(".epub");
    assertThat(names.of("😀".repeat(150))).hasSizeLessThanOrEqualTo(200).doesNotEndWith("\uD83D");
  }
}
