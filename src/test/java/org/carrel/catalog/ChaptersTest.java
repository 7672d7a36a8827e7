package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.catalog.Chapters.Chapter;
import org.carrel.format.EpubBook;
import org.carrel.format.EpubBook.Resource;
import org.carrel.format.EpubBook.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ChaptersTest {
  private static final String XHTML = "application/xhtml+xml";

  private final Chapters chapters =
      of(
          "OEBPS/one.xhtml",
          "OEBPS/a b%+ä.xhtml",
          "x/same.xhtml",
          "y/same.xhtml",
          "OEBPS/one.xhtml",
          "");

  private static Chapters of(String... entries) {
    List<Chapter> all = new ArrayList<>();
    for (String entry : entries) {
      all.add(new Chapter(all.size() + 1, entry, XHTML));
    }
    return new Chapters(all);
  }

  private static Step step(String idref) {
    return new Step(idref, null, null, true);
  }

  @Test
  void aStepThatNamesNothingIsNoChapter() {
    EpubBook epub =
        new EpubBook(
            "content.opf",
            List.of(step("a"), step("lost"), step("b")),
            Map.of(
                "a", new Resource("a.xhtml", XHTML), "b", new Resource("b.svg", "image/svg+xml")),
            List.of(),
            Map.of());

    assertThat(Chapters.of(epub).all())
        .containsExactly(
            new Chapter(1, "a.xhtml", XHTML), new Chapter(2, "b.svg", "image/svg+xml"));
  }

  @ParameterizedTest
  @CsvSource({
    "OEBPS/one.xhtml, 1",
    "/OEBPS/one.xhtml#p3, 1",
    "./OEBPS/one.xhtml?x, 1",
    "one.xhtml, 1",
    "https://host.example/b/OEBPS/one.xhtml#p, 1",
    "OEBPS/a b%+ä.xhtml, 2",
    "OEBPS/a%20b%25+%C3%A4.xhtml#p, 2",
    "OEBPS/a%20b%25%2B%C3%A4.xhtml, 2",
    "y/same.xhtml, 4"
  })
  void isFoundByWhateverReadersCallIt(String href, int number) {
    assertThat(chapters.find(href)).map(Chapter::number).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "#page=3", "#", "/", "same.xhtml", "OEBPS", "ne.xhtml", "two.xhtml", "%zz"})
  void isNotFoundByWhatMayMeanAnother(String href) {
    assertThat(chapters.find(href)).isEmpty();
  }

  @Test
  void oneOutsideOfTheArchiveCountsOnly() {
    assertThat(chapters.find(6)).isEmpty();
    assertThat(chapters.find(5)).isPresent();
    assertThat(chapters.find(0)).isEmpty();
    assertThat(chapters.find(7)).isEmpty();
  }

  @Test
  void itsReferenceFindsIt() {
    Chapter odd = chapters.find(2).orElseThrow();

    assertThat(odd.reference()).isEqualTo("OEBPS/a%20b%25%2B%C3%A4.xhtml");
    assertThat(chapters.find(odd.reference())).contains(odd);
  }

  @Test
  void theShareOfAChapterReachesIt() {
    for (int size = 1; size <= 200; size++) {
      Chapters book = of("a ".repeat(size).split(" "));
      for (Chapter chapter : book.all()) {
        BigDecimal share = book.share(chapter, BigDecimal.ZERO);
        assertThat(book.at(share)).as("%s of %s", share, size).contains(chapter);
      }
      assertThat(book.at(BigDecimal.ONE)).map(Chapter::number).contains(size);
    }
    assertThat(chapters.at(new BigDecimal("0.49"))).map(Chapter::number).contains(3);
    assertThat(Chapters.UNKNOWN.at(BigDecimal.ONE)).isEmpty();
  }

  @Test
  void aShareGrowsWithinItsChapter() {
    Chapter second = of("a", "b", "c", "d").find(2).orElseThrow();

    assertThat(of("a", "b", "c", "d").share(second, new BigDecimal("0.5")))
        .isEqualByComparingTo("0.375");
  }
}
