package org.carrel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class LinksTest {
  private final Links keyed =
      new Links(
          "http://books.example/carrel",
          new KeyedLinks(new KeyedPath("/opds/", Set.of("v1.2")), "carrel_a_b"));

  @Test
  void keepTheKeyInTheFamilyItCameIn() {
    assertThat(keyed.path("/opds/v1.2/books?page=2"))
        .isEqualTo("/carrel/opds/carrel_a_b/v1.2/books?page=2");
    assertThat(keyed.absolute("/opds/v1.2"))
        .isEqualTo("http://books.example/carrel/opds/carrel_a_b/v1.2");
  }

  @Test
  void carryTheKeyNowhereElse() {
    assertThat(keyed.path("/api/v2/ping")).isEqualTo("/carrel/api/v2/ping");
    assertThat(keyed.path("/opds/v2.0/catalog")).isEqualTo("/carrel/opds/v2.0/catalog");
  }

  @Test
  void neverShowTheKeyInTheirText() {
    assertThat(keyed.toString() + keyed.keyed()).doesNotContain("carrel_a_b");
  }

  @Test
  void pointSomewhereSaneInARefusalThatComesBeforeTheirTime() {
    assertThat(Links.of(StubRequest.get("/").build()).absolute("/opds"))
        .isEqualTo("http://localhost:8080/opds");
  }
}
