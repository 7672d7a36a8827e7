package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LibraryPartTest {
  private static final LibraryPart A = new LibraryPart("a");
  private static final LibraryPart AB = new LibraryPart("a/b");

  @Test
  void growsToTheCommonFolder() {
    assertThat(AB.with(new LibraryPart("a/c/d"))).isEqualTo(A);
    assertThat(AB.with(A)).isEqualTo(A);
    assertThat(A.with(AB)).isEqualTo(A);
    assertThat(AB.with(new LibraryPart("a/bc"))).isEqualTo(A);
    assertThat(AB.with(new LibraryPart("x"))).isEqualTo(LibraryPart.WHOLE);
    assertThat(LibraryPart.WHOLE.with(AB)).isEqualTo(LibraryPart.WHOLE);
  }

  @Test
  void holdsWhatLiesBelowIt() {
    assertThat(A.holds(AB)).isTrue();
    assertThat(AB.holds(AB)).isTrue();
    assertThat(AB.holds(new LibraryPart("a/bc"))).isFalse();
    assertThat(AB.holds(LibraryPart.WHOLE)).isFalse();
  }

  @Test
  void liesInTheLibrary() {
    Path root = Path.of("/books");
    assertThat(LibraryPart.of(root, Path.of("/books/a/b"))).isEqualTo(AB);
    assertThat(LibraryPart.of(root, root)).isEqualTo(LibraryPart.WHOLE);
    assertThat(LibraryPart.around("a/b/c.epub")).isEqualTo(AB);
    assertThat(LibraryPart.around("c.epub")).isEqualTo(LibraryPart.WHOLE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LibraryPart.of(root, Path.of("/books/../elsewhere")));
  }
}
