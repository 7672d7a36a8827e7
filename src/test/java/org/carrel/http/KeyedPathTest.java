package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyedPathTest {
  private final KeyedPath family =
      new KeyedPath("/opds/", Set.of("v1.2", "v2.0", KeyedPath.NOTHING));

  @ParameterizedTest
  @CsvSource({
    "/opds/carrel_a_b/v1.2/catalog, carrel_a_b, /opds/v1.2/catalog",
    "/opds/carrel_a_b/v2.0, carrel_a_b, /opds/v2.0",
    "/opds/carrel_a_b, carrel_a_b, /opds/",
    "/opds/carrel_a_b/, carrel_a_b, /opds/"
  })
  void aKeyIsFoundAndLeftOut(String path, String key, String without) {
    int end = family.keyEnd(path);

    assertThat(family.key(path, end)).isEqualTo(key);
    assertThat(family.without(path, end)).isEqualTo(without);
  }

  @ParameterizedTest
  @CsvSource({
    "/opds",
    "/opds/",
    "/opds//",
    "/opds/v1.2",
    "/opds/v1.2/",
    "/opds/v2.0/catalog",
    "/opds/a/v3/catalog",
    "/other/a/v1.2"
  })
  void otherPathsCarryNone(String path) {
    assertThat(family.keyEnd(path)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"/opds/v1.2/a, /opds/k/v1.2/a", "/opds/, /opds/k/", "/opds/auth, /opds/auth"})
  void linksOfTheFamilyKeepIt(String path, String keyed) {
    assertThat(new KeyedLinks(family, "k").with(path)).isEqualTo(keyed);
  }
}
