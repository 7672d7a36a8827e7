package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Selection.All;
import org.carrel.identity.ContentRule;
import org.carrel.identity.ContentRule.Dimension;
import org.carrel.identity.ContentRule.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forty books in four series; every book is of Carrel Press and has one of twenty tags. */
class ContentRulesTest {
  private final Shelf shelf = new Shelf();
  private final CatalogueRows made = new CatalogueRows(shelf.database.dataSource());

  @BeforeEach
  void fill() {
    made.books(made.library("Books"), 40, 1);
  }

  private static ContentRule rule(Dimension dimension, Mode mode, boolean unset, String... values) {
    return new ContentRule(dimension, mode, List.of(values), unset);
  }

  private int seen(ContentRule... rules) {
    Visibility visibility = Shelf.ruled(rules);
    List<BookEntry> walked = shelf.walk(visibility, new All(), 7);
    assertThat(walked).hasSize((int) shelf.books.count(visibility, new All()));
    return walked.size();
  }

  private UUID series() {
    return shelf.walk(Shelf.OWNER, new All(), 50).stream()
        .filter(book -> book.file().name().equals("15.epub"))
        .map(BookEntry::series)
        .map(BookEntry.SeriesName::id)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tag 3", "tag 3", "  TAG   3 ", "Ｔag 3"})
  void anExcludedTagHidesItsBooksHoweverItIsWritten(String tag) {
    assertThat(seen(rule(Dimension.TAG, Mode.EXCLUDE, false, tag))).isEqualTo(38);
    assertThat(seen(rule(Dimension.TAG, Mode.ONLY, false, tag))).isEqualTo(2);
  }

  @Test
  void aBookWithoutATagIsHiddenIfAsked() {
    shelf.sql("DELETE FROM book_tag WHERE tag_id = 4");

    assertThat(seen(rule(Dimension.TAG, Mode.EXCLUDE, false, "Tag 5"))).isEqualTo(38);
    assertThat(seen(rule(Dimension.TAG, Mode.EXCLUDE, true, "Tag 5"))).isEqualTo(36);
    assertThat(seen(rule(Dimension.TAG, Mode.ONLY, false, "Tag 5"))).isEqualTo(4);
    assertThat(seen(rule(Dimension.TAG, Mode.ONLY, true, "Tag 5"))).isEqualTo(2);
  }

  @Test
  void whatASeriesIsMarkedWithCountsForItsBooks() {
    UUID series = series();
    shelf.sql(
        "INSERT INTO series_tag (series_id, position, tag_id) VALUES (?, 0, 1)", series.toString());
    shelf.sql(
        "INSERT INTO series_credit (series_id, position, role, name) VALUES (?, 0, 'GENRE', ?)",
        series.toString(),
        "Horror");
    shelf.sql("UPDATE series SET publisher = 'Black  Press' WHERE id = ?", series.toString());

    assertThat(seen(rule(Dimension.TAG, Mode.EXCLUDE, false, "Tag 0"))).isEqualTo(28);
    assertThat(seen(rule(Dimension.GENRE, Mode.EXCLUDE, false, "horror"))).isEqualTo(30);
    assertThat(seen(rule(Dimension.PUBLISHER, Mode.EXCLUDE, false, "black press"))).isEqualTo(30);
  }

  @Test
  void genresAndPublishersAreComparedAsNamesAre() {
    shelf.sql(
        "INSERT INTO book_credit (book_id, position, role, name)"
            + " SELECT id, 0, 'GENRE', 'Romance' FROM book WHERE file_size < 1010");
    shelf.sql("UPDATE book SET publisher = NULL WHERE file_size >= 1030");

    assertThat(seen(rule(Dimension.GENRE, Mode.EXCLUDE, false, "ROMANCE"))).isEqualTo(30);
    assertThat(seen(rule(Dimension.GENRE, Mode.ONLY, true, "romance", "x"))).isEqualTo(10);
    assertThat(seen(rule(Dimension.PUBLISHER, Mode.EXCLUDE, false, "carrel press"))).isEqualTo(10);
    assertThat(seen(rule(Dimension.PUBLISHER, Mode.ONLY, true, "carrel press"))).isEqualTo(30);
    assertThat(seen(rule(Dimension.PUBLISHER, Mode.ONLY, true, "x"))).isZero();
  }

  @Test
  void allRulesHaveToBePassed() {
    assertThat(
            seen(
                rule(Dimension.TAG, Mode.ONLY, true, "Tag 1", "Tag 2"),
                rule(Dimension.TAG, Mode.EXCLUDE, true, "Tag 2"),
                rule(Dimension.PUBLISHER, Mode.ONLY, true, "Carrel Press")))
        .isEqualTo(2);
  }

  @Test
  void everyDoorOfTheCatalogueHidesABook() {
    BookEntry hidden = shelf.walk(Shelf.OWNER, new All(), 50).get(0);
    String tag = hidden.tags().get(0);
    Visibility visibility = Shelf.ruled(rule(Dimension.TAG, Mode.EXCLUDE, false, tag));

    assertThat(shelf.books.find(visibility, hidden.id())).isEmpty();
    assertThat(shelf.holdings.find(visibility, hidden.id())).isEmpty();
    assertThat(shelf.walk(visibility, new Selection.Search(hidden.title()), 7))
        .doesNotContain(hidden);
    assertThat(shelf.versions.of(visibility)).isNotEqualTo(shelf.versions.of(Shelf.ruled()));
  }

  @Test
  void whoHasNoRulesAsksNothingMore() {
    assertThat(Visible.to(Shelf.ruled())).isEqualTo(Visible.to(Shelf.account(new UUID(0, 4))));
  }
}
