package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.access.Policy;
import org.carrel.catalog.Part.Range;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.Credit;
import org.carrel.format.MetadataField;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EditingTest {
  private static final Caller ADMIN = Callers.administrator();
  private static final Caller READER = Callers.reader();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private ScannedLibrary library;

  @SuppressWarnings("NullAway.Init")
  private BookEditing books;

  @SuppressWarnings("NullAway.Init")
  private SeriesEditing series;

  @SuppressWarnings("NullAway.Init")
  private SeriesAnswers seriesAnswers;

  @SuppressWarnings("NullAway.Init")
  private LostFiles lost;

  @BeforeEach
  void lay() throws IOException {
    library = new ScannedLibrary(folder);
    Shelf shelf = library.shelf;
    Transactions transactions = shelf.database.transactions();
    Policy policy = new Policy();
    LibraryAnswers libraries = new LibraryAnswers(shelf.rows, transactions);
    seriesAnswers = new SeriesAnswers(shelf.rows, shelf.totals, transactions);
    books =
        new BookEditing(
            shelf.database.entityManager(),
            shelf.rows,
            shelf.books,
            ScanBench.told(shelf),
            new NameRows(shelf.rows, transactions, shelf.clock),
            new MergedSeries(shelf.rows),
            new SearchTexts(shelf.rows, transactions, shelf.versions),
            library.bench.scans,
            libraries,
            shelf.versions,
            policy,
            transactions,
            shelf.clock);
    series =
        new SeriesEditing(
            shelf.rows,
            seriesAnswers,
            libraries,
            shelf.versions,
            policy,
            transactions,
            shelf.clock);
    lost =
        new LostFiles(
            shelf.rows,
            shelf.books,
            seriesAnswers,
            libraries,
            shelf.versions,
            policy,
            transactions,
            shelf.clock);
    SampleBooks.epub(file("a.epub"), Facts.of("First", "Ana").in("Saga", "1").tagged("old"));
    SampleBooks.epub(file("b.epub"), Facts.of("Second", "Ana").in("Saga", "2"));
    library.scan();
  }

  @AfterEach
  void close() {
    library.close();
  }

  private Path file(String name) {
    return library.folder().resolve(name);
  }

  private BookEntry entry(UUID id) {
    return library.books().find(Shelf.OWNER, id).orElseThrow();
  }

  private void rewrite(String title) {
    SampleBooks.epub(file("a.epub"), Facts.of(title, "Bea").in("Other", "7").tagged("new"));
    library.scan();
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(Failure.class).isThrownBy(call).returns(reason, Failure::reason);
  }

  @Test
  void whatAnEditorTellsOutlivesTheFile() {
    UUID first = library.book("First");
    books.edit(
        ADMIN,
        first,
        Map.of(
            MetadataField.TITLE, "Premier",
            MetadataField.WRITERS, List.of("Zoe"),
            MetadataField.LANGUAGE, "fr",
            MetadataField.TITLE_SORT, "zzz"));
    assertThat(entry(first).title()).isEqualTo("Premier");
    assertThat(entry(first).tags()).containsExactly("old");

    rewrite("Rewritten");

    BookEntry after = entry(first);
    assertThat(after.title()).isEqualTo("Premier");
    assertThat(after.authors()).extracting(BookEntry.AuthorName::name).containsExactly("Zoe");
    assertThat(after.language()).isEqualTo("fr");
    assertThat(after.tags()).containsExactly("new");
    assertThat(after.seriesIndex()).isEqualByComparingTo("7");
  }

  @Test
  void anEditOutlivesAMoveToo() throws IOException {
    UUID first = library.book("First");
    books.edit(ADMIN, first, Map.of(MetadataField.TITLE, "Premier"));

    Files.move(file("a.epub"), file("moved.epub"));
    library.scan();

    assertThat(entry(first).title()).isEqualTo("Premier");
    assertThat(entry(first).file().name()).isEqualTo("moved.epub");
  }

  @Test
  void anEditLeavesAMergedSeriesToBeParted() {
    SampleBooks.epub(file("c.epub"), Facts.of("Third", "Ana").in("Else", "3"));
    library.scan();
    UUID third = library.book("Third");
    UUID own = Objects.requireNonNull(entry(third).series()).id();
    library.merging().merge(ADMIN, saga(), List.of(own));

    books.edit(
        ADMIN,
        third,
        Map.of(MetadataField.TITLE, "Troisième", MetadataField.NUMBER, BigDecimal.TEN));

    assertThat(Objects.requireNonNull(entry(third).series()).id()).isEqualTo(saga());
    assertThat(entry(third).seriesIndex()).isEqualByComparingTo("10");
    library.merging().unmerge(ADMIN, saga());
    assertThat(Objects.requireNonNull(entry(third).series()).id()).isEqualTo(own);
  }

  @Test
  void lockedFieldsStayAsTheyAre() {
    UUID first = library.book("First");
    books.lock(ADMIN, first, List.of("TITLE", "SERIES", "STATUS"));

    rewrite("Rewritten");

    assertThat(entry(first).title()).isEqualTo("First");
    assertThat(entry(first).seriesIndex()).isEqualByComparingTo("7");
    books.lockAll(ADMIN, library.id(), List.of());
    rewrite("Once more");
    assertThat(entry(first).title()).isEqualTo("Once more");
  }

  @Test
  void aResetReadsTheFileAnew() {
    UUID first = library.book("First");
    books.edit(ADMIN, first, Map.of(MetadataField.TITLE, "Premier"));

    assertThat(books.reset(ADMIN, library.id(), null)).isEqualTo(2);
    library.bench.run(library.bench.lease.claim().orElseThrow());

    assertThat(entry(first).title()).isEqualTo("First");
  }

  @Test
  void editorsNeedPermissionAndSight() {
    UUID first = library.book("First");
    Map<MetadataField, Object> edit = Map.of(MetadataField.TITLE, "Mine");

    assertRefused(Reason.FORBIDDEN, () -> books.edit(READER, first, edit));
    assertRefused(Reason.FORBIDDEN, () -> books.lock(READER, first, List.of()));
    assertRefused(Reason.FORBIDDEN, () -> books.reset(READER, library.id(), null));
    assertRefused(Reason.FORBIDDEN, () -> lost.delete(READER, first));
    assertRefused(Reason.FORBIDDEN, () -> lost.missing(READER, library.id(), Range.MANY));
    assertRefused(Reason.NOT_FOUND, () -> books.edit(ADMIN, UUID.randomUUID(), edit));
    assertRefused(
        Reason.INVALID,
        () -> books.edit(ADMIN, first, Map.of(MetadataField.LINKS, List.of("ftp://x"))));
    assertThat(entry(first).title()).isEqualTo("First");
  }

  @Test
  void aSeriesIsToldOfAndForgotten() {
    UUID saga = saga();
    series.edit(
        ADMIN,
        saga,
        new SeriesEdit(
            Map.of(SeriesField.TITLE, "The Saga", SeriesField.YEAR, 1984),
            Map.of(Credit.GENRE, List.of("Epic", "Fantasy")),
            Optional.of(List.of(new SeriesEdit.Collected("Else", "1", null, "1-5")))));

    SeriesDetail told = detail(saga);
    assertThat(told.title()).isEqualTo("The Saga");
    assertThat(told.year()).isEqualTo(1984);
    assertThat(told.names(Credit.GENRE)).containsExactly("Epic", "Fantasy");
    assertThat(told.collected()).hasSize(1);

    series.edit(
        ADMIN,
        saga,
        new SeriesEdit(
            Collections.singletonMap(SeriesField.TITLE, null), Map.of(), Optional.empty()));
    assertThat(detail(saga).title()).isNull();
    assertThat(detail(saga).year()).isEqualTo(1984);
    series.reset(ADMIN, saga);
    assertThat(detail(saga).year()).isNull();
    assertThat(detail(saga).collected()).isEmpty();
    assertRefused(
        Reason.INVALID,
        () ->
            series.edit(
                ADMIN,
                saga,
                new SeriesEdit(Map.of(SeriesField.YEAR, -1), Map.of(), Optional.empty())));
  }

  private UUID saga() {
    return Objects.requireNonNull(entry(library.book("First")).series()).id();
  }

  private SeriesDetail detail(UUID id) {
    return Objects.requireNonNull(
        new SeriesDetails(library.rows(), library.database().transactions())
            .of(Shelf.OWNER, List.of(id))
            .get(id));
  }

  @Test
  void aDeletedBookStaysAwayUntilItIsRestored() {
    UUID first = library.book("First");
    lost.delete(ADMIN, first);
    library.scan();

    assertThat(library.books().find(Shelf.OWNER, first)).isEmpty();
    assertRefused(Reason.NOT_FOUND, () -> lost.delete(ADMIN, first));
    assertThat(lost.deleted(ADMIN, library.id(), Range.MANY).items())
        .extracting(LostFiles.Lost::id)
        .containsExactly(first);
    assertThat(lost.restore(ADMIN, first).title()).isEqualTo("First");
    assertThat(lost.deleted(ADMIN, library.id(), Range.MANY).items()).isEmpty();
    lost.deleteSeries(ADMIN, saga());
    assertThat(lost.deleted(ADMIN, library.id(), Range.MANY).items()).hasSize(2);
    Part<LostFiles.Lost> second = lost.deleted(ADMIN, library.id(), new Range(1, 1));
    assertThat(second.items()).hasSize(1);
    assertThat(second.total()).isEqualTo(2);
    assertThat(second.items().get(0))
        .isEqualTo(lost.deleted(ADMIN, library.id(), Range.MANY).items().get(1));
  }

  @Test
  void whatIsMissingIsCleanedAway() throws IOException {
    UUID first = library.book("First");
    Files.delete(file("a.epub"));
    SampleBooks.epub(file("c.epub"), Facts.of("Third", "Ana"));
    library.scan();

    assertThat(lost.missing(ADMIN, library.id(), Range.MANY).items())
        .containsExactly(new LostFiles.Lost(first, "a.epub", LostFiles.Kind.BOOK));
    assertThat(lost.clean(ADMIN, library.id())).isEqualTo(new LostFiles.Cleaned(1, 0, false));
    assertThat(lost.missing(ADMIN, library.id(), Range.MANY).items()).isEmpty();
    Files.delete(file("b.epub"));
    library.scan();
    assertThat(lost.clean(ADMIN, library.id())).isEqualTo(new LostFiles.Cleaned(1, 1, false));
  }

  @Test
  void cleaningLeavesMergedSeriesToBeParted() {
    SampleBooks.epub(file("c.epub"), Facts.of("Third", "Ana").in("Else", "3"));
    library.scan();
    UUID third = library.book("Third");
    UUID own = Objects.requireNonNull(entry(third).series()).id();
    library.merging().merge(ADMIN, saga(), List.of(own));

    assertThat(lost.missing(ADMIN, library.id(), Range.MANY).items()).isEmpty();
    assertThat(lost.clean(ADMIN, library.id())).isEqualTo(new LostFiles.Cleaned(0, 0, false));
    library.merging().unmerge(ADMIN, saga());
    assertThat(Objects.requireNonNull(entry(third).series()).id()).isEqualTo(own);
  }

  @Test
  void whoSeesLessChangesNothingBeyondThat() {
    UUID second = library.book("Second");
    books.edit(ADMIN, second, Map.of(MetadataField.AGE_RATING, 18));
    Caller aged = Callers.aged(12, Permission.EDIT_METADATA, Permission.MANAGE_LIBRARY);
    SeriesEdit edit = new SeriesEdit(Map.of(SeriesField.YEAR, 1984), Map.of(), Optional.empty());

    assertRefused(Reason.FORBIDDEN, () -> series.edit(aged, saga(), edit));
    assertRefused(Reason.FORBIDDEN, () -> series.reset(aged, saga()));
    assertRefused(Reason.FORBIDDEN, () -> series.resetAll(aged, library.id()));
    assertRefused(
        Reason.FORBIDDEN, () -> library.tagEditing().ofSeries(aged, saga(), List.of("kids")));
    assertRefused(Reason.FORBIDDEN, () -> library.tagEditing().delete(aged, List.of("old")));
    assertRefused(Reason.FORBIDDEN, () -> library.merging().merge(aged, saga(), List.of(second)));
    lost.deleteSeries(aged, saga());
    assertThat(library.books().find(Shelf.OWNER, second)).isPresent();
    lost.delete(ADMIN, second);
    assertRefused(Reason.NOT_FOUND, () -> lost.restore(aged, second));
    assertThat(library.books().find(Shelf.OWNER, second)).isEmpty();
  }

  @Test
  void whatAnEditorTellsMovesABookInTheListsByAuthorAndByPublisher() {
    UUID first = library.book("First");
    assertThat(byAuthor()).containsExactly("First", "Second");
    assertThat(publishers()).isEmpty();

    books.edit(
        ADMIN,
        first,
        Map.of(
            MetadataField.WRITERS,
            List.of("Zed Aar", "Bo Zorn"),
            MetadataField.PUBLISHER,
            "Le  Press"));
    assertThat(byAuthor()).containsExactly("First", "Second");
    books.edit(ADMIN, first, Map.of(MetadataField.WRITERS, List.of("Bo Zorn", "Zed Aar")));
    assertThat(byAuthor()).containsExactly("Second", "First");
    books.edit(ADMIN, first, Map.of(MetadataField.WRITERS, List.of("Ana")));
    books.edit(ADMIN, first, Map.of(MetadataField.TITLE, "The Third"));
    assertThat(byAuthor()).containsExactly("Second", "The Third");
    books.edit(ADMIN, library.book("Second"), Map.of(MetadataField.PUBLISHER, "LE PRESS"));
    assertThat(publishers()).containsExactly("Le Press 2");

    books.edit(ADMIN, first, Collections.singletonMap(MetadataField.PUBLISHER, null));
    assertThat(publishers()).containsExactly("Le Press 1");
  }

  private List<String> byAuthor() {
    Selection all =
        new Selection.Narrowed(new Selection.All(), Narrowing.NONE, Optional.of(BookOrder.AUTHOR));
    return library.shelf.walk(Shelf.OWNER, all, 50).stream().map(BookEntry::title).toList();
  }

  private List<String> publishers() {
    return library.shelf.publishers.page(Shelf.OWNER, Position.start(), 50).items().stream()
        .map(publisher -> publisher.name() + " " + publisher.books())
        .toList();
  }

  @Test
  void editorsAtOnceLoseNothing() throws Exception {
    UUID first = library.book("First");
    List<Map<MetadataField, Object>> edits =
        List.of(
            Map.of(MetadataField.TITLE, "Premier"),
            Map.of(MetadataField.SUMMARY, "Words"),
            Map.of(MetadataField.PUBLISHER, "Press"));
    AtomicInteger turn = new AtomicInteger();
    Together.call(
        edits.size() + 1,
        () -> {
          int mine = turn.getAndIncrement();
          if (mine < edits.size()) {
            books.edit(ADMIN, first, edits.get(mine));
          } else {
            rewrite("Rewritten");
          }
          return mine;
        });

    assertThat(entry(first).title()).isEqualTo("Premier");
    assertThat(entry(first).description()).isEqualTo("<p>Words</p>");
    assertThat(entry(first).publisher()).isEqualTo("Press");
  }
}
