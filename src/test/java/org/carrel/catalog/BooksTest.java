package org.carrel.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.catalog.Selection.All;
import org.carrel.catalog.Selection.ByAuthor;
import org.carrel.catalog.Selection.OfLibrary;
import org.carrel.catalog.Selection.OfSeries;
import org.carrel.catalog.Selection.Recent;
import org.carrel.catalog.Selection.Search;
import org.carrel.failure.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BooksTest {
  private final Shelf shelf = new Shelf();
  private final CatalogueRows made = new CatalogueRows(shelf.database.dataSource());
  private final UUID library = made.library("Main");

  @BeforeEach
  void fill() {
    made.books(library, 1_000, 1_000);
  }

  @Test
  void meetsEveryBookOnceThoughAllWereAddedAtOneInstant() {
    List<BookEntry> met = shelf.walk(Shelf.OWNER, new Recent(), 37);

    assertThat(met).hasSize(1_000);
    assertThat(met.stream().map(BookEntry::id)).doesNotHaveDuplicates();
    assertThat(met.stream().map(BookEntry::added)).containsOnly(met.get(0).added());
  }

  @Test
  void walksBackToWhereItCameFrom() {
    Page<BookEntry> first = page(new All(), Position.start());
    Page<BookEntry> second = page(new All(), Position.parse(first.next().orElseThrow()));
    Page<BookEntry> back = page(new All(), Position.parse(second.previous().orElseThrow()));

    assertThat(first.previous()).isEmpty();
    assertThat(back.items()).isEqualTo(first.items());
    assertThat(back.previous()).isEmpty();
    assertThat(back.next()).isEqualTo(first.next());
  }

  @Test
  void aFarPageByNumberIsTheOneThatLinksLeadTo() {
    List<BookEntry> all = shelf.walk(Shelf.OWNER, new All(), 500);

    for (long number : List.of(50, 27, 26, 50, 1)) {
      Page<BookEntry> page = page(new All(), Position.page(number));
      int from = Math.toIntExact(20 * (number - 1));
      assertThat(page.items()).isEqualTo(all.subList(from, from + 20));
      assertThat(page.previous().isPresent()).isEqualTo(number > 1);
      assertThat(page.next().isPresent()).isEqualTo(number < 50);
    }
  }

  @Test
  void aFarPageByNumberFollowsTheBooksThatJoin() {
    List<BookEntry> before = page(new All(), Position.page(45)).items();
    shelf.sql("UPDATE book SET sort_title = 'zzz' ORDER BY sort_title LIMIT 20");
    shelf.sql("UPDATE library SET version = version + 1");
    shelf.versions.forget();

    assertThat(page(new All(), Position.page(44)).items()).isEqualTo(before);
  }

  @Test
  void sortsTitlesByNumberAndWithoutTheirArticle() {
    shelf.sql("DELETE FROM book WHERE id IN (SELECT book_id FROM book_author WHERE position = 0)");
    for (String title : List.of("Volume 10", "The Apple", "Volume 2")) {
      shelf.sql(
          "INSERT INTO book (id, library_id, title, sort_title, page_count, path, file_name,"
              + " file_size, file_modified_at, added_at, updated_at, search_text, media_type,"
              + " koreader_hash) VALUES (UUID(), ?, ?, ?, 1, '', '', 1, NOW(), NOW(), NOW(), '',"
              + " '', '')",
          library.toString(),
          title,
          SortText.title(title, "en"));
    }

    assertThat(shelf.walk(Shelf.OWNER, new All(), 2))
        .extracting(BookEntry::title)
        .containsExactly("The Apple", "Volume 2", "Volume 10");
  }

  @Test
  void givesNumberedPagesToClientsThatKnowNothingElse() {
    List<BookEntry> all = shelf.walk(Shelf.OWNER, new All(), 100);

    assertThat(page(new All(), Position.page(3)).items()).isEqualTo(all.subList(40, 60));
    assertThat(page(new All(), Position.page(51)).items()).isEmpty();
    assertThat(page(new All(), Position.page(Long.MAX_VALUE)).items()).isEmpty();
    assertThatThrownBy(() -> Position.page(0)).isInstanceOf(Failure.class);
  }

  @Test
  void refusesPositionsOfItsOwnMaking() {
    assertThat(Stream.of("", "?", "AAAA", "PnRoaXMtaXMtbm90LWEtdXVpZC1hdC1hbGwtYnV0LWxvbmc"))
        .allSatisfy(
            text -> assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(Failure.class));
  }

  @Test
  void answersAPositionOfAnotherListWithoutFailing() {
    String ofTitles = page(new All(), Position.start()).next().orElseThrow();

    assertThat(page(new Recent(), Position.parse(ofTitles)).items()).isEmpty();
  }

  @Test
  void tellsEverythingAnEntryNeeds() {
    BookEntry entry = page(new Search(CatalogueRows.word(30)), Position.start()).items().get(0);

    assertThat(entry.title()).startsWith("The " + CatalogueRows.word(30));
    assertThat(entry.authors()).hasSize(1);
    assertThat(entry.series()).isNotNull();
    assertThat(requireNonNull(entry.seriesIndex()).intValue()).isBetween(1, 10);
    assertThat(entry.tags()).hasSize(1);
    assertThat(entry.file().mediaType()).startsWith("application/");
    assertThat(entry.added()).isEqualTo("2026-01-02T00:00:00Z");
    assertThat(shelf.books.find(Shelf.OWNER, entry.id())).contains(entry);
    assertThat(shelf.books.find(Shelf.OWNER, UUID.randomUUID())).isEmpty();
  }

  @Test
  void listsTheBooksOfASeriesInTheirOrderAndOfAnAuthor() {
    BookEntry one = page(new All(), Position.start()).items().get(0);

    assertThat(shelf.walk(Shelf.OWNER, new OfSeries(requireNonNull(one.series()).id()), 3))
        .hasSize(10)
        .extracting(book -> requireNonNull(book.seriesIndex()).intValue())
        .isSorted();
    assertThat(shelf.walk(Shelf.OWNER, new ByAuthor(one.authors().get(0).id()), 3)).hasSize(5);
    assertThat(page(new OfLibrary(library), Position.start()).total()).isEqualTo(1_000);
  }

  @Test
  void takesAnyTextAsAQuestion() {
    assertThat(page(new Search("+-*\"()~<>@ '; DROP"), Position.start()).items()).isEmpty();
    assertThat(page(new Search(""), Position.start()).total()).isZero();
    assertThat(page(new Search("\u0000\ud800"), Position.start()).total()).isZero();
  }

  @Test
  void asksTheDatabaseAConstantNumberOfTimes() {
    List<Long> statements = new ArrayList<>();
    for (int limit : List.of(1, 1, 20, 500)) {
      statements.add(statements(limit));
    }

    assertThat(statements.subList(1, 4)).isEqualTo(Collections.nCopies(3, 2L));
  }

  /** How many there are for a page of so many books, but for the one that counts them. */
  private long statements(int limit) {
    return shelf
        .database
        .transactions()
        .call(
            () -> {
              long before = selects();
              shelf.books.page(Shelf.OWNER, new Recent(), Position.start(), limit);
              return selects() - before - 1;
            });
  }

  private long selects() {
    Object value =
        shelf
            .database
            .entityManager()
            .createNativeQuery(
                "SELECT VARIABLE_VALUE FROM information_schema.SESSION_STATUS"
                    + " WHERE VARIABLE_NAME = 'COM_SELECT'")
            .getSingleResult();
    return Long.parseLong(value.toString());
  }

  private Page<BookEntry> page(Selection selection, Position position) {
    return shelf.books.page(Shelf.OWNER, selection, position, 20);
  }
}
