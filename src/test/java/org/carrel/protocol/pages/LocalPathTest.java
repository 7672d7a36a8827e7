package org.carrel.protocol.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalPathTest {

  private static String at(String root, String asked) {
    return LocalPath.of(Optional.of(asked), root).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/device",
        "/device?user_code=BCDF-GHJK",
        "/ui/books?sort=title&page=2#top",
        "/search?q=https%3A%2F%2Fexample.org%2F",
        "/a..b/c.html"
      })
  void placesOfOurOwnAreGoneTo(String asked) {
    assertThat(at("/", asked)).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "device",
        "//evil.example",
        "///evil.example",
        "//evil.example/%2e%2e",
        "/\\evil.example",
        "\\/evil.example",
        "\\\\evil.example",
        "/a\\b",
        "%2f%2fevil.example",
        "%2F%2Fevil.example",
        "/%2f/evil.example",
        "/%2fevil.example",
        "/%5cevil.example",
        "/%5Cevil.example",
        "/%09/evil.example",
        "/%0d%0aLocation:%20https://evil.example",
        "/%00",
        "/a//evil.example",
        "/.//evil.example",
        "/..//evil.example",
        "/../evil",
        "/a/%2e%2e/b",
        "/./a",
        "/a/..",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "http://evil.example",
        "https://evil.example/",
        "https:evil.example",
        "http:///evil.example",
        "@evil.example",
        "?next=//evil.example",
        "#x",
        "/a b",
        "/a\tb",
        "/a\nb",
        "/\r\n/evil.example",
        "/a\0b",
        "/a\u007fb",
        "\t//evil.example",
        " //evil.example",
        "/\u2215evil.example",
        "/caf\u00e9",
        "/\uff0fevil.example",
        "/a\"b",
        "/a<b>",
        "/a%zz"
      })
  void allElseLeadsToTheStartPage(String asked) {
    assertThat(at("/", asked)).isEqualTo("/");
  }

  @Test
  void whatIsLongerThanAnAddressIsNone() {
    assertThat(at("/", "/" + "a".repeat(2000))).isEqualTo("/");
  }

  @Test
  void nothingAskedLeadsToTheStartPage() {
    assertThat(LocalPath.of(Optional.empty(), "/carrel/").text()).isEqualTo("/carrel/");
  }

  @Test
  void aNeighbourOnTheSameHostIsNoPlaceOfOurs() {
    assertThat(at("/carrel/", "/carrel/device")).isEqualTo("/carrel/device");
    assertThat(at("/carrel/", "/other/device")).isEqualTo("/carrel/");
    assertThat(at("/carrel/", "/carrel-two/device")).isEqualTo("/carrel/");
    assertThat(at("/carrel/", "/carrel/../other")).isEqualTo("/carrel/");
  }
}
