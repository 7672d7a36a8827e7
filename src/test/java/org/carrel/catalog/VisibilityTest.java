package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookEntry.SeriesName;
import org.carrel.catalog.Selection.All;
import org.carrel.catalog.Selection.ByAuthor;
import org.carrel.catalog.Selection.OfLibrary;
import org.carrel.catalog.Selection.OfSeries;
import org.carrel.catalog.Selection.Recent;
import org.carrel.catalog.Selection.Search;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two libraries of 20 books, one open to guests. Every tenth book is for readers of 16; the book at
 * place 10 of the closed one stands for whatever is hidden.
 */
class VisibilityTest {
  private static final UUID EXCLUDED = new UUID(0, 7);

  private final Shelf shelf = new Shelf();
  private final CatalogueRows made = new CatalogueRows(shelf.database.dataSource());
  private final UUID closed = made.library("Closed");
  private final UUID open = made.library("Open");

  @BeforeEach
  void fill() {
    made.books(closed, 20, 1);
    made.books(open, 20, 1);
    shelf.sql("UPDATE library SET open = TRUE WHERE id = ?", open.toString());
    shelf.sql(
        "INSERT INTO account (id, zid, username, username_key, role, permissions, active, locked,"
            + " self_registered, token_epoch, version, email_verified, unrated_hidden, created_at)"
            + " VALUES (?, '20260101000000', 'x', 'x', 'USER', '', 1, 0, 0, 0, 0, 0, 0, NOW())",
        EXCLUDED.toString());
    shelf.sql(
        "INSERT INTO library_exclusion (account_id, library_id) VALUES (?, ?)",
        EXCLUDED.toString(),
        closed.toString());
  }

  /** Who does not see the one book. */
  static Stream<Visibility> blind() {
    return Stream.of(
        Shelf.account(EXCLUDED),
        Shelf.guest(),
        Shelf.aged(12, false),
        Shelf.aged(12, true),
        Shelf.aged(15, false));
  }

  @ParameterizedTest
  @MethodSource("blind")
  void noQueryShowsWhatIsHidden(Visibility visibility) {
    BookEntry hidden = hidden();
    UUID author = hidden.authors().get(0).id();
    UUID series = Optional.ofNullable(hidden.series()).map(SeriesName::id).orElseThrow();

    for (Selection selection :
        List.of(
            new All(),
            new Recent(),
            new OfLibrary(closed),
            new OfSeries(series),
            new ByAuthor(author),
            new Search(CatalogueRows.word(10)))) {
      assertThat(shelf.walk(Shelf.OWNER, selection, 7)).as("%s", selection).contains(hidden);
      assertThat(shelf.walk(visibility, selection, 7))
          .as("%s", selection)
          .doesNotContain(hidden)
          .hasSize((int) shelf.books.count(visibility, selection));
    }
    assertThat(shelf.books.find(visibility, hidden.id())).isEmpty();
    assertThat(shelf.holdings.find(visibility, hidden.id())).isEmpty();
  }

  @Test
  void anExcludedAccountFindsNothingOfTheLibrary() {
    assertNothingOfTheClosedLibrary(Shelf.account(EXCLUDED));
  }

  @Test
  void aGuestFindsOpenLibrariesOnly() {
    assertNothingOfTheClosedLibrary(Shelf.guest());
  }

  @Test
  void anotherAccountSeesBothLibraries() {
    Visibility other = Shelf.account(new UUID(0, 8));

    assertThat(shelf.walk(other, new All(), 7)).hasSize(40);
    assertThat(shelf.series.page(other, new SeriesSelection.All(), Position.start(), 9).items())
        .hasSize(4);
  }

  @Test
  void anAgeLimitHidesRatedBooksAndUnratedOnesIfAsked() {
    assertThat(shelf.walk(Shelf.aged(15, false), new All(), 7)).hasSize(36);
    assertThat(shelf.walk(Shelf.aged(16, false), new All(), 7)).hasSize(40);
    assertThat(shelf.walk(Shelf.aged(16, true), new All(), 7)).hasSize(4);
    assertThat(shelf.walk(Shelf.aged(15, true), new All(), 7)).isEmpty();
    assertThat(shelf.series.page(Shelf.aged(15, true), new SeriesSelection.All(), start(), 9))
        .isEqualTo(Page.empty());
    assertThat(shelf.authors.page(Shelf.aged(15, true), start(), 9)).isEqualTo(Page.empty());
  }

  @Test
  void theFolderOfASeriesIsThatOfItsFirstVisibleBook() {
    shelf.sql("UPDATE book SET path = 'hidden/10.epub' WHERE id = ?", hidden().id().toString());
    Condition hidden =
        new Condition.InSeries(
            new Condition.Compare(SeriesColumn.FOLDER, Condition.Operator.EQUAL, "hidden"));
    Visibility young = Shelf.aged(15, false);
    Tallies tallies = new Tallies(shelf.rows, shelf.database.transactions());

    assertThat(shelf.walk(Shelf.OWNER, new Selection.Matching(hidden), 7)).hasSize(10);
    assertThat(shelf.walk(young, new Selection.Matching(hidden), 7)).isEmpty();
    assertThat(shelf.books.count(young, new Selection.Matching(hidden))).isZero();
    assertThat(tallies.spread(Shelf.OWNER, hidden)).isEqualTo(new Tallies.Spread(10, 1, 1));
    assertThat(tallies.spread(young, hidden)).isEqualTo(new Tallies.Spread(0, 0, 0));
  }

  @Test
  void seriesAndAuthorsCountVisibleBooksOnly() {
    Visibility young = Shelf.aged(15, false);

    assertThat(all(at -> shelf.series.page(young, new SeriesSelection.All(), at, 1)))
        .hasSize(4)
        .allMatch(series -> series.books() == 9)
        .allSatisfy(series -> assertThat(shelf.series.find(young, series.id())).hasValue(series));
    assertThat(all(at -> shelf.authors.page(young, at, 3)))
        .hasSize(8)
        .extracting(AuthorEntry::books)
        .containsOnly(4L, 5L);
  }

  private void assertNothingOfTheClosedLibrary(Visibility visibility) {
    BookEntry hidden = hidden();
    UUID series = Optional.ofNullable(hidden.series()).map(SeriesName::id).orElseThrow();

    assertThat(all(at -> shelf.series.page(visibility, new SeriesSelection.All(), at, 1)))
        .hasSize(2)
        .allMatch(one -> one.libraryId().equals(open));
    assertThat(all(at -> shelf.series.page(visibility, new SeriesSelection.Latest(), at, 1)))
        .hasSize(2);
    assertThat(all(at -> shelf.authors.page(visibility, at, 1))).hasSize(4);
    assertThat(shelf.series.find(visibility, series)).isEmpty();
    assertThat(shelf.authors.find(visibility, hidden.authors().get(0).id())).isEmpty();
    assertThat(
            shelf
                .series
                .page(visibility, new SeriesSelection.OfLibrary(closed), start(), 9)
                .total())
        .isZero();
    assertThat(shelf.libraries.visible(visibility))
        .extracting(LibraryEntry::id)
        .containsExactly(open);
    assertThat(shelf.libraries.find(visibility, closed)).isEmpty();
  }

  private BookEntry hidden() {
    return shelf.walk(Shelf.OWNER, new OfLibrary(closed), 50).stream()
        .filter(book -> book.file().name().equals("10.epub"))
        .findFirst()
        .orElseThrow();
  }

  private static Position start() {
    return Position.start();
  }

  private static <T> List<T> all(Function<Position, Page<T>> pages) {
    List<T> met = new ArrayList<>();
    Page<T> page = pages.apply(start());
    met.addAll(page.items());
    while (page.next().isPresent()) {
      page = pages.apply(Position.parse(page.next().get()));
      met.addAll(page.items());
    }
    return met;
  }
}
