package org.carrel.catalog;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.carrel.catalog.Selection.All;
import org.carrel.catalog.Selection.Narrowed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelectionsTest {
  private final Shelf shelf = new Shelf();
  private final CatalogueRows made = new CatalogueRows(shelf.database.dataSource());
  private final String library = made.library("Main").toString();

  @BeforeEach
  void fill() {
    made.books(UUID.fromString(library), 3_000, 1_000);
  }

  private List<BookEntry> all(Predicate<BookEntry> wanted) {
    return shelf.walk(Shelf.OWNER, new All(), 500).stream().filter(wanted).toList();
  }

  private static Selection narrowed(Selection of, Map<Trait, String> traits) {
    return new Narrowed(of, new Narrowing(traits, Optional.empty()), Optional.empty());
  }

  private void assertFinds(Selection selection, List<BookEntry> expected) {
    assertThat(expected).isNotEmpty();
    assertThat(shelf.walk(Shelf.OWNER, selection, 170)).as("%s", selection).isEqualTo(expected);
    assertThat(shelf.books.count(Shelf.OWNER, selection)).isEqualTo(expected.size());
  }

  @Test
  void findsTheBooksOfATagAndOfALanguage() {
    assertFinds(new Selection.Tagged(7), all(book -> book.tags().contains("Tag 6")));
    assertFinds(
        narrowed(new All(), Map.of(Trait.LANGUAGE, "de")),
        all(book -> "de".equals(book.language())));
    assertThat(shelf.walk(Shelf.OWNER, new Selection.Tagged(99), 9)).isEmpty();
  }

  @Test
  void narrowsManyBooksAndFewAlike() {
    Predicate<BookEntry> english = book -> "en".equals(book.language());
    Predicate<BookEntry> paper = book -> book.file().mediaType().equals("application/pdf");

    assertFinds(narrowed(new All(), Map.of(Trait.LANGUAGE, "en")), all(english));
    assertFinds(
        narrowed(new All(), Map.of(Trait.LANGUAGE, "en", Trait.LIBRARY, library)), all(english));
    assertFinds(
        narrowed(new All(), Map.of(Trait.LANGUAGE, "en", Trait.FORMAT, "application/pdf")),
        all(english.and(paper)));
    assertFinds(
        narrowed(new Selection.Tagged(4), Map.of(Trait.FORMAT, "application/pdf")),
        all(paper.and(book -> book.tags().contains("Tag 3"))));
    assertFinds(
        narrowed(new Selection.Search("of"), Map.of(Trait.FORMAT, "application/pdf")), all(paper));
    assertFinds(
        narrowed(new Selection.Search("about"), Map.of(Trait.LANGUAGE, "en")), all(english));
    BookEntry one = all(paper).get(0);
    assertFinds(
        narrowed(new All(), Map.of(Trait.AUTHOR, one.authors().get(0).id().toString())),
        all(book -> book.authors().equals(one.authors())));
  }

  @Test
  void aValueThatNothingHasFindsNothing() {
    for (Trait trait : Trait.values()) {
      assertThat(shelf.walk(Shelf.OWNER, narrowed(new All(), Map.of(trait, "' OR 1=1")), 9))
          .as("%s", trait)
          .isEmpty();
    }
  }

  @Test
  void sortsByDateOfPublicationWithTheUndatedLast() {
    List<BookEntry> met =
        shelf.walk(
            Shelf.OWNER,
            new Narrowed(new All(), Narrowing.NONE, Optional.of(BookOrder.PUBLISHED)),
            170);

    assertThat(met).hasSize(3_000).doesNotHaveDuplicates();
    assertThat(met.subList(0, 2_400)).allMatch(book -> place(book) % 5 != 0);
    assertThat(met.subList(0, 2_400)).isSortedAccordingTo(comparing(book -> -(place(book) % 120)));
    List<BookEntry> english =
        shelf.walk(
            Shelf.OWNER,
            new Narrowed(
                new All(),
                new Narrowing(Map.of(Trait.LANGUAGE, "en"), Optional.empty()),
                Optional.of(BookOrder.PUBLISHED)),
            170);
    assertThat(english)
        .isEqualTo(met.stream().filter(book -> "en".equals(book.language())).toList());
  }

  @Test
  void sortsByAuthorThenByTitleWithTheNamelessLast() {
    List<BookEntry> nameless = all(book -> place(book) % 50 < 3 && place(book) < 2_000);
    for (BookEntry book : nameless) {
      shelf.sql("DELETE FROM book_author WHERE book_id = ?", book.id().toString());
      shelf.sql(
          "UPDATE book SET author_sort = ? WHERE id = ?",
          SortText.byAuthor(null, SortText.title(book.title(), null)),
          book.id().toString());
    }
    shelf.sql("UPDATE book SET author_sort = '\u6F22\tz' WHERE file_name = '10.epub'");
    shelf.sql("UPDATE book SET author_sort = 'Le\tz' WHERE file_name = '20.epub'");
    shelf.sql("UPDATE book SET author_sort = 'Le Guin\ta' WHERE file_name = '21.epub'");
    shelf.sql("UPDATE book SET author_sort = 'Le, A\ta' WHERE file_name = '22.epub'");
    List<BookEntry> met = byAuthor(new All());

    assertThat(met).hasSize(3_000).doesNotHaveDuplicates();
    assertThat(met.subList(3_000 - nameless.size(), 3_000))
        .extracting(BookEntry::id)
        .containsExactlyElementsOf(nameless.stream().map(BookEntry::id).toList());
    assertThat(place(met.get(3_000 - nameless.size() - 1))).isEqualTo(10);
    List<Integer> places = met.stream().map(SelectionsTest::place).toList();
    assertThat(places.subList(places.indexOf(20), places.indexOf(20) + 3))
        .containsExactly(20, 21, 22);
    List<BookEntry> named = all(book -> book.authors().equals(met.get(0).authors()));
    assertThat(met).startsWith(named.toArray(BookEntry[]::new));
    for (String tag : List.of("4", "5")) {
      Selection some = narrowed(new All(), Map.of(Trait.LANGUAGE, "en", Trait.TAG, tag));
      List<BookEntry> english = shelf.walk(Shelf.OWNER, some, 170);
      assertThat(byAuthor(some)).isEqualTo(met.stream().filter(english::contains).toList());
    }
    assertThat(byAuthor(narrowed(new All(), Map.of(Trait.LANGUAGE, "en"))))
        .isEqualTo(met.stream().filter(book -> "en".equals(book.language())).toList());
  }

  private List<BookEntry> byAuthor(Selection selection) {
    return shelf.walk(
        Shelf.OWNER, new Narrowed(selection, Narrowing.NONE, Optional.of(BookOrder.AUTHOR)), 170);
  }

  @Test
  void publishersComeByNameWithTheirBooks() {
    List<PublisherEntry> met = new ArrayList<>();
    Page<PublisherEntry> page = shelf.publishers.page(Shelf.OWNER, Position.start(), 2);
    met.addAll(page.items());
    while (page.next().isPresent()) {
      page = shelf.publishers.page(Shelf.OWNER, Position.parse(page.next().get()), 2);
      met.addAll(page.items());
    }

    assertThat(page.total()).isEqualTo(5);
    assertThat(met).extracting(PublisherEntry::name).isSorted().startsWith("Carrel Press");
    for (PublisherEntry one : met) {
      List<BookEntry> theirs = all(book -> one.name().equals(book.publisher()));
      assertThat(one.books()).isEqualTo(theirs.size());
      assertFinds(new Selection.OfPublisher(one.id()), theirs);
      assertFinds(
          narrowed(new Selection.OfPublisher(one.id()), Map.of(Trait.LANGUAGE, "de")),
          theirs.stream().filter(book -> "de".equals(book.language())).toList());
    }
    int small = met.get(3).id();
    assertThat(shelf.publishers.name(Shelf.OWNER, small)).hasValue(met.get(3).name());
    assertThat(shelf.publishers.name(Shelf.OWNER, 99)).isEmpty();
    assertThat(shelf.publishers.name(Shelf.guest(), small)).isEmpty();
    assertThat(shelf.publishers.page(Shelf.guest(), Position.start(), 9).items()).isEmpty();
    assertThat(shelf.publishers.page(Shelf.OWNER, Position.parse(Position.END), 3).items())
        .isEqualTo(met.subList(3, 5));
  }

  private static int place(BookEntry book) {
    return Integer.parseInt(book.file().stem());
  }

  @Test
  void thePopularComeByTheNumberOfTheirReaders() {
    List<BookEntry> some = all(book -> place(book) % 100 == 5);
    assertThat(shelf.books.count(Shelf.OWNER, new Selection.Popular())).isZero();
    IntStream.range(0, some.size())
        .forEach(
            i ->
                shelf.sql(
                    "UPDATE book SET readers = ? WHERE id = ?",
                    i / 2 + 1,
                    some.get(i).id().toString()));

    assertThat(shelf.books.count(Shelf.OWNER, new Selection.Popular())).isEqualTo(some.size());
    List<BookEntry> popular = shelf.walk(Shelf.OWNER, new Selection.Popular(), 4);

    assertThat(popular).hasSize(some.size()).containsExactlyInAnyOrderElementsOf(some);
    assertThat(popular.get(0)).isIn(some.subList(some.size() - 2, some.size()));
    assertFinds(
        narrowed(new Selection.Popular(), Map.of(Trait.LANGUAGE, "de")),
        popular.stream().filter(book -> "de".equals(book.language())).toList());
  }

  @Test
  void theLastPageLeadsBackToTheFirst() {
    List<BookEntry> met = new ArrayList<>();
    Page<BookEntry> page = page(Position.parse(Position.END));
    assertThat(page.next()).isEmpty();
    assertThat(page.startIndex()).isEqualTo(2_801);
    while (true) {
      met.addAll(0, page.items());
      if (page.previous().isEmpty()) {
        break;
      }
      page = page(Position.parse(page.previous().get()));
    }
    assertThat(met).isEqualTo(all(book -> true));
    assertThat(page.startIndex()).isEqualTo(1);
  }

  @Test
  void aPageKnowsItsPlaceInTheList() {
    Page<BookEntry> second = page(Position.parse(page(Position.start()).next().orElseThrow()));
    Page<BookEntry> third = page(Position.parse(second.next().orElseThrow()));

    assertThat(third.startIndex()).isEqualTo(801);
    assertThat(page(Position.parse(third.previous().orElseThrow()))).isEqualTo(second);
    assertThat(page(Position.page(3))).isEqualTo(third);
  }

  private Page<BookEntry> page(Position position) {
    return shelf.books.page(Shelf.OWNER, new All(), position, 400);
  }

  @Test
  void tagsComeByNameWithTheirBooks() {
    List<TagEntry> met = new ArrayList<>();
    Page<TagEntry> page = shelf.tags.page(Shelf.OWNER, Position.start(), 7);
    met.addAll(page.items());
    while (page.next().isPresent()) {
      page = shelf.tags.page(Shelf.OWNER, Position.parse(page.next().get()), 7);
      met.addAll(page.items());
    }

    assertThat(page.total()).isEqualTo(20);
    assertThat(met).hasSize(20).extracting(TagEntry::books).containsOnly(150L);
    assertThat(met.get(0).name()).isEqualTo("Tag 0");
    assertThat(shelf.tags.name(Shelf.OWNER, met.get(3).id())).hasValue(met.get(3).name());
    assertThat(shelf.tags.name(Shelf.OWNER, 99)).isEmpty();
    assertThat(shelf.tags.name(Shelf.guest(), met.get(3).id())).isEmpty();
    assertThat(shelf.tags.page(Shelf.OWNER, Position.parse(Position.END), 6).items())
        .isEqualTo(met.subList(18, 20));
  }

  @Test
  void aSearchIsAConditionLikeAnother() {
    Condition ofAll = new Condition.Found("OF the");
    Condition english = new Condition.Compare(BookColumn.LANGUAGE, Condition.Operator.EQUAL, "en");

    assertFinds(new Selection.Matching(ofAll), all(book -> true));
    assertFinds(
        new Selection.Matching(new Condition.All(List.of(english, ofAll))),
        all(book -> "en".equals(book.language())));
    assertFinds(
        new Selection.Matching(new Condition.Any(List.of(new Condition.Not(ofAll), english))),
        all(book -> "en".equals(book.language())));
    assertFinds(
        new Selection.Matching(new Condition.InSeries(new Condition.Found("ser"))),
        all(book -> true));
    assertFinds(
        new Selection.Matching(new Condition.Found(CatalogueRows.word(70))),
        all(book -> book.title().contains(CatalogueRows.word(70))));
  }

  @Test
  void theNewestOfALibraryComeFirst() {
    UUID other = made.library("Other");
    made.books(other, 30, 1);
    List<BookEntry> newest =
        shelf.walk(Shelf.OWNER, new Selection.Recent(), 500).stream()
            .filter(book -> book.libraryId().equals(other))
            .toList();

    assertFinds(
        new Narrowed(new Selection.OfLibrary(other), Narrowing.NONE, Optional.of(BookOrder.NEWEST)),
        newest);
  }

  @Test
  void whatIsRememberedOfASearchIsShort() {
    assertThat(new Selection.Search("x".repeat(9_000)).words()).hasSize(500);
    assertThat(new SeriesSelection.Search("x".repeat(9_000)).words()).hasSize(500);
  }

  @Test
  void wordsOfTheDescriptionAreFoundToo() {
    BookEntry one = all(book -> place(book) == 40).get(0);
    shelf.sql(
        "UPDATE book SET search_more = ? WHERE id = ?",
        SearchWords.described("<p>Caf&eacute; na\u00efve<br>t&uuml;r \u5439\u8f29\u306f\u732b</p>"),
        one.id().toString());

    for (String typed : List.of("naive", "NAÏVE", "\u8f29\u306f", "40 naive")) {
      assertThat(shelf.walk(Shelf.OWNER, new Selection.Search(typed), 9))
          .as(typed)
          .containsExactly(one);
    }
    assertThat(shelf.walk(Shelf.OWNER, new Selection.Search("br"), 9)).isEmpty();
  }

  @Test
  void everyPageOfANarrowedListIsStableThoughAllJoinedAtOneInstant() {
    Selection recent = narrowed(new Selection.Recent(), Map.of(Trait.LANGUAGE, "en"));
    List<BookEntry> forwards = shelf.walk(Shelf.OWNER, recent, 37);

    assertThat(forwards)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(all(b -> "en".equals(b.language())));
    assertThat(
            Collections.frequency(
                forwards.stream().map(BookEntry::added).toList(), forwards.get(0).added()))
        .isGreaterThan(800);
  }
}
