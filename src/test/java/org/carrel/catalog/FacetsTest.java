package org.carrel.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.catalog.BookEntry.AuthorName;
import org.carrel.catalog.Facets.Facet;
import org.carrel.catalog.Selection.All;
import org.carrel.catalog.Selection.Narrowed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Counts are held against the books themselves. */
class FacetsTest {
  private final Shelf shelf = new Shelf();
  private final CatalogueRows made = new CatalogueRows(shelf.database.dataSource());
  private final UUID closed = made.library("Closed");
  private final UUID open = made.library("Open");

  @BeforeEach
  void fill() {
    made.books(closed, 2_500, 1);
    made.books(open, 300, 1);
    shelf.sql("UPDATE library SET open = TRUE WHERE id = ?", open.toString());
  }

  private static Narrowing by(Trait trait, String value) {
    return new Narrowing(Map.of(trait, value), Optional.empty());
  }

  @Test
  void countsWhatEachValueWouldLeave() {
    assertCounts(Shelf.OWNER, new All(), Narrowing.NONE);
    assertCounts(Shelf.OWNER, new All(), by(Trait.LANGUAGE, "en"));
    assertCounts(Shelf.OWNER, new All(), by(Trait.TAG, "4"));
    assertCounts(
        Shelf.OWNER,
        new Selection.OfLibrary(closed),
        new Narrowing(
            Map.of(Trait.LANGUAGE, "en", Trait.FORMAT, "application/pdf"), Optional.empty()));
    assertCounts(Shelf.OWNER, new Selection.Search("of"), by(Trait.FORMAT, "application/pdf"));
    assertCounts(
        Shelf.OWNER, new Selection.Search(CatalogueRows.word(70)), by(Trait.LANGUAGE, "en"));
    assertCounts(Shelf.OWNER, new Selection.Recent(), Narrowing.NONE);
    assertThat(shelf.facets.of(Shelf.OWNER, new All(), Narrowing.NONE))
        .containsOnlyKeys(Trait.values());
  }

  @Test
  void countsNoBookThatIsHidden() {
    assertCounts(Shelf.guest(), new All(), Narrowing.NONE);
    assertCounts(Shelf.aged(12, false), new All(), by(Trait.LANGUAGE, "en"));
    assertCounts(Shelf.aged(12, true), new All(), Narrowing.NONE);

    Map<Trait, List<Facet>> seen =
        shelf.facets.of(Shelf.guest(), new All(), by(Trait.LIBRARY, closed.toString()));
    assertThat(seen.get(Trait.LIBRARY)).extracting(Facet::label).containsExactly("Open");
    assertThat(seen).doesNotContainKey(Trait.TAG);
    assertThat(
            shelf.facets.all(Shelf.guest(), Trait.LANGUAGE).stream().mapToLong(Facet::books).sum())
        .isEqualTo(300);
  }

  @Test
  void whatIsChosenIsAmongTheValuesThoughFewBooksHaveIt() {
    BookEntry one = shelf.walk(Shelf.OWNER, new Selection.OfLibrary(open), 500).get(200);
    AuthorName author = one.authors().get(0);

    List<Facet> authors =
        shelf
            .facets
            .of(Shelf.OWNER, new All(), by(Trait.AUTHOR, author.id().toString()))
            .get(Trait.AUTHOR);

    assertThat(authors)
        .hasSizeBetween(20, 21)
        .contains(new Facet(author.id().toString(), author.name(), 5));
  }

  @Test
  void countsAnewWhenTheCatalogueHasChanged() {
    long before = shelf.facets.all(Shelf.OWNER, Trait.LANGUAGE).get(0).books();
    made.books(made.library("More"), 70, 1);
    shelf.versions.forget();

    assertThat(shelf.facets.all(Shelf.OWNER, Trait.LANGUAGE).get(0).books()).isEqualTo(before + 60);
  }

  @Test
  @Timeout(60)
  void tellsAnOlderCountOfVeryManyWhileItCountsWhatAScanAdded() throws Exception {
    made.books(made.library("Large"), 20_000, 1);
    shelf.versions.forget();
    long before = pdfs();

    addByScan();
    String tag = shelf.versions.of(Shelf.OWNER);
    assertThat(pdfs()).isEqualTo(before);
    while (shelf.versions.of(Shelf.OWNER).equals(tag)) {
      Thread.sleep(20);
    }
    assertThat(pdfs()).isEqualTo(before + 1);

    shelf.clock.pass(Duration.ofHours(1));
    addByScan();
    assertThat(pdfs()).isEqualTo(before + 1);
    shelf.clock.pass(Duration.ofMinutes(11));
    assertThat(pdfs()).isEqualTo(before + 2);

    addByScan();
    shelf.sql("UPDATE library SET version = version + 1 WHERE id = ?", open.toString());
    shelf.versions.forget();
    assertThat(pdfs()).isEqualTo(before + 3);
  }

  private void addByScan() {
    shelf.sql(
        """
        UPDATE book SET media_type = 'application/pdf'
        WHERE library_id = ? AND media_type <> 'application/pdf' LIMIT 1""",
        open.toString());
    shelf.sql(
        "UPDATE library SET scanned_version = scanned_version + 1 WHERE id = ?", open.toString());
    shelf.versions.forget();
  }

  private long pdfs() {
    return shelf
        .facets
        .of(Shelf.OWNER, new All(), Narrowing.NONE)
        .getOrDefault(Trait.FORMAT, List.of())
        .stream()
        .filter(facet -> facet.value().equals("application/pdf"))
        .mapToLong(Facet::books)
        .sum();
  }

  @Test
  @Timeout(60)
  void isNotLedAstrayByStatisticsFromBeforeAScan() {
    made.run("ALTER TABLE book_author STATS_AUTO_RECALC = 0");
    made.run("DELETE FROM book_author");
    made.run("ANALYZE TABLE book_author");
    made.unknown(made.library("Large"), 20_000, 1);
    made.run("ALTER TABLE book_author STATS_AUTO_RECALC = DEFAULT");

    assertThat(shelf.facets.of(Shelf.OWNER, new All(), Narrowing.NONE).get(Trait.AUTHOR))
        .hasSize(20);
  }

  private void assertCounts(
      org.carrel.access.Visibility visibility, Selection selection, Narrowing narrowing) {
    Map<Trait, List<Facet>> facets = shelf.facets.of(visibility, selection, narrowing);
    for (Trait trait : facets.keySet()) {
      Selection others = new Narrowed(selection, narrowing.without(trait), Optional.empty());
      Map<String, Long> expected =
          shelf.walk(visibility, others, 500).stream()
              .flatMap(book -> values(trait, book).stream())
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      Map<String, Long> counted = new HashMap<>();
      requireNonNull(facets.get(trait)).forEach(facet -> counted.put(facet.value(), facet.books()));
      assertThat(counted.size())
          .as("%s", trait)
          .isGreaterThanOrEqualTo(Math.min(20, expected.size()));
      assertThat(expected.entrySet()).as("%s %s", trait, selection).containsAll(counted.entrySet());
    }
  }

  private static List<String> values(Trait trait, BookEntry book) {
    return switch (trait) {
      case LIBRARY -> List.of(book.libraryId().toString());
      case LANGUAGE -> Optional.ofNullable(book.language()).stream().toList();
      case FORMAT -> List.of(book.file().mediaType());
      case TAG -> tagIds(book);
      case AUTHOR -> book.authors().stream().map(a -> a.id().toString()).toList();
    };
  }

  /** {@link CatalogueRows} numbers its tags by their names. */
  private static List<String> tagIds(BookEntry book) {
    List<String> ids = new ArrayList<>();
    book.tags().forEach(tag -> ids.add(String.valueOf(Integer.parseInt(tag.substring(4)) + 1)));
    return ids;
  }
}
