package org.carrel.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.catalog.Selection.All;
import org.carrel.catalog.Selection.ByAuthor;
import org.carrel.catalog.Selection.OfLibrary;
import org.carrel.catalog.Selection.OfSeries;
import org.carrel.catalog.Selection.Recent;
import org.carrel.catalog.Selection.Search;
import org.carrel.identity.ContentRule;
import org.carrel.identity.ContentRule.Dimension;
import org.carrel.identity.ContentRule.Mode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Counts the rows the database reads for a page, which, unlike time, a busy machine does not
 * change.
 */
class CatalogueSizeTest {
  private static final UUID NOBODY = new UUID(0, 0);

  private final Shelf shelf = new Shelf();
  private final CatalogueRows made = new CatalogueRows(shelf.database.dataSource());

  /** So that no later test waits for so many rows to go. */
  @AfterAll
  static void leaveNothingBehind() {
    new Shelf();
  }

  @Test
  void aPageCostsTheSameInACatalogueAHundredTimesAsLarge() {
    UUID library = made.library("Main");
    made.books(library, 1_000, 10);
    Map<String, Long> small = rowsRead(library, CatalogueRows.word(500));
    made.books(made.library("More"), 99_000, 10);
    shelf.versions.forget();

    Map<String, Long> large = rowsRead(library, CatalogueRows.word(80_000));

    large.forEach(
        (page, rows) ->
            assertThat(rows)
                .as("rows read for %s, small catalogue %s", page, small.get(page))
                .isLessThanOrEqualTo(Math.round(small.getOrDefault(page, 0L) * 1.5)));
  }

  @Test
  void aWordThatEveryBookHasIsFoundWithoutSortingThemAll() {
    made.books(made.library("Main"), 5_000, 10);
    Search everywhere = new Search("of");
    List<BookEntry> all = shelf.walk(Shelf.OWNER, new All(), 500);

    assertThat(rowsRead(() -> page(everywhere, Position.start()))).isLessThan(1_000);
    assertThat(shelf.walk(Shelf.OWNER, everywhere, 500)).isEqualTo(all);
    assertThat(shelf.walk(Shelf.OWNER, new Search("of " + CatalogueRows.word(70)), 500))
        .hasSize(10);
  }

  /** Where few books are sorted and many are walked through, there is a most for both. */
  @Test
  void aNarrowedPageReadsALimitedNumberOfRows() {
    made.books(made.library("Main"), 50_000, 10);

    assertThat(rowsRead(() -> page(new Selection.Tagged(7), Position.start()))).isLessThan(20_000);
    assertThat(rowsRead(() -> page(new Selection.Tagged(7), new Position.End())))
        .isLessThan(20_000);
    for (BookOrder order :
        List.of(BookOrder.TITLE, BookOrder.AUTHOR, BookOrder.NEWEST, BookOrder.PUBLISHED)) {
      for (Map<Trait, String> traits :
          List.of(
              Map.of(Trait.FORMAT, "application/pdf"),
              Map.of(Trait.LANGUAGE, "en", Trait.TAG, "4"),
              Map.of(Trait.LANGUAGE, "de", Trait.TAG, "4", Trait.FORMAT, "application/pdf"))) {
        Selection narrowed =
            new Selection.Narrowed(
                new All(), new Narrowing(traits, Optional.empty()), Optional.of(order));
        assertThat(rowsRead(() -> page(narrowed, Position.start())))
            .as("%s by %s", traits, order)
            .isLessThan(20_000);
      }
    }
  }

  /** A look at every book is remembered for as long as nothing changes. */
  @Test
  void aQuestionThatFindsFewBooksLooksAtAllOfThemOnce() {
    made.books(made.library("Main"), 50_000, 10);
    Selection few =
        new Selection.Matching(
            new Condition.Compare(
                BookColumn.TITLE, Condition.Operator.CONTAINS, CatalogueRows.word(70)));
    List<BookEntry> all = shelf.walk(Shelf.OWNER, few, 3);

    assertThat(all).hasSize(10).isEqualTo(shelf.walk(Shelf.OWNER, few, 500));
    assertThat(rowsRead(() -> page(few, Position.start()))).isLessThan(500);
    assertThat(rowsRead(() -> page(few, new Position.End()))).isLessThan(500);
    shelf.sql("UPDATE book SET title = 'Other' WHERE id = ?", all.get(3).id().toString());
    shelf.sql("UPDATE library SET version = version + 1");
    shelf.versions.forget();
    assertThat(shelf.walk(Shelf.OWNER, few, 4)).hasSize(9).doesNotContain(all.get(3));
  }

  /** What the second reading of each page costs, when totals are known. */
  private Map<String, Long> rowsRead(UUID library, String rareWord) {
    BookEntry one = page(new Search(rareWord), Position.start()).items().get(0);
    UUID series = requireNonNull(one.series()).id();
    UUID author = one.authors().get(0).id();
    Map<String, Long> read = new LinkedHashMap<>();
    for (Selection selection :
        List.of(
            new All(),
            new Recent(),
            new OfLibrary(library),
            new OfSeries(series),
            new ByAuthor(author),
            new Search(rareWord),
            new Selection.Popular(),
            new Selection.OfPublisher(2),
            new Selection.Narrowed(
                new Selection.All(),
                new Narrowing(Map.of(Trait.LANGUAGE, "de"), Optional.empty()),
                Optional.empty()))) {
      read.put(
          selection.getClass().getSimpleName(), rowsRead(() -> page(selection, Position.start())));
      read.put(
          selection.getClass().getSimpleName() + ", last",
          rowsRead(() -> shelf.books.page(Shelf.OWNER, selection, new Position.End(), 1)));
    }
    Selection byAuthor =
        new Selection.Narrowed(new All(), Narrowing.NONE, Optional.of(BookOrder.AUTHOR));
    read.put("by author", rowsRead(() -> page(byAuthor, new Position.After("", NOBODY, 1))));
    read.put("by author, last", rowsRead(() -> page(byAuthor, new Position.End())));
    read.put("tags", rowsRead(() -> shelf.tags.page(Shelf.OWNER, Position.start(), 20)));
    read.put("facets", rowsRead(() -> shelf.facets.of(Shelf.OWNER, new All(), Narrowing.NONE)));
    read.put("suggestions", rowsRead(() -> shelf.suggestions.of(Shelf.OWNER, rareWord, 10)));
    Position deep = deep();
    read.put("all, deep", rowsRead(() -> page(new All(), deep)));
    Position far = Position.page(shelf.books.count(Shelf.OWNER, new All()) / 20 - 10);
    read.put("all, far by number", rowsRead(() -> page(new All(), far)));
    read.put(
        "series",
        rowsRead(
            () -> shelf.series.page(Shelf.OWNER, new SeriesSelection.All(), Position.start(), 20)));
    Visibility ruled =
        Shelf.ruled(
            new ContentRule(Dimension.TAG, Mode.EXCLUDE, List.of("Tag 3", "Tag 7"), true),
            new ContentRule(Dimension.PUBLISHER, Mode.ONLY, List.of("carrel press"), false));
    read.put(
        "all, by rules", rowsRead(() -> shelf.books.page(ruled, new All(), Position.start(), 20)));
    read.put("authors", rowsRead(() -> shelf.authors.page(Shelf.OWNER, Position.start(), 20)));
    return read;
  }

  /** Somewhere in the second half of the alphabet. */
  private static Position deep() {
    return new Position.After("pa", NOBODY, 1);
  }

  private Page<BookEntry> page(Selection selection, Position position) {
    return shelf.books.page(Shelf.OWNER, selection, position, 20);
  }

  private long rowsRead(Runnable page) {
    page.run();
    return shelf
        .database
        .transactions()
        .call(
            () -> {
              long before = handlerReads();
              page.run();
              return handlerReads() - before;
            });
  }

  private long handlerReads() {
    Object sum =
        shelf
            .database
            .entityManager()
            .createNativeQuery(
                "SELECT SUM(VARIABLE_VALUE) FROM information_schema.SESSION_STATUS"
                    + " WHERE VARIABLE_NAME LIKE 'HANDLER_READ%'")
            .getSingleResult();
    return ((Number) sum).longValue();
  }
}
