package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.carrel.identity.ApiKeyText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key in the path: it is lifted by its family, and read from where the filter put it. */
final class PathKeyReaderTest {
  private static final KeyedPath OPDS = new KeyedPath("/opds/", Set.of("v1.2", "v2.0"));
  private static final KeyedPath KOREADER =
      new KeyedPath("/koreader/", Set.of("users", "syncs", "healthcheck"));

  @Test
  void readsWhatTheFilterLifted() {
    StubRequest lifted =
        StubRequest.get("/opds/v1.2").attribute(PathKeyReader.ATTRIBUTE, new ApiKeyText("k"));

    assertThat(new PathKeyReader().read(lifted.build())).contains(new ApiKeyText("k"));
    assertThat(new PathKeyReader().read(StubRequest.get("/opds/v1.2").build())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/opds/carrel_a_b/v1.2/catalog, carrel_a_b, /opds/v1.2/catalog",
    "/opds/K/v2.0, K, /opds/v2.0",
    "/koreader/K/users/auth, K, /koreader/users/auth",
    "/koreader/K/syncs/progress/abc, K, /koreader/syncs/progress/abc"
  })
  void findsTheKeyBetweenTheFamilyAndItsVersion(String path, String key, String clean) {
    KeyedPath family = path.startsWith("/opds") ? OPDS : KOREADER;
    int end = family.keyEnd(path);

    assertThat(family.key(path, end)).isEqualTo(key);
    assertThat(family.without(path, end)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/opds/v1.2/catalog",
        "/opds/v1.2",
        "/opds/v1.2/v1.2/x",
        "/opds",
        "/opds//v1.2/x",
        "/opds/K/v1.20/x",
        "/koreader/users/auth",
        "/koreader/syncs/progress/users",
        "/other/K/v1.2"
      })
  void leavesPathsWithoutAKeyAlone(String path) {
    assertThat(List.of(OPDS, KOREADER)).allMatch(family -> family.keyEnd(path) == -1);
  }
}
